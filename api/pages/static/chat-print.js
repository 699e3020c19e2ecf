// Takes one answer out of the page: to the clipboard, or to paper without whatever surrounds the chat.

import { element } from "./chat-draw.js";

export async function copied(text, root) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Pages without HTTPS have no clipboard of that kind.
    const box = element("textarea", { class: "hidden", "aria-hidden": "true", tabindex: "-1" });
    box.value = text;
    root.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    return done;
  }
}

const PAPER = `
  body { font: 12pt/1.5 "Times New Roman", "Liberation Serif", serif; margin: 2cm; color: #000; }
  h1 { font-size: 14pt; } p { white-space: pre-line; } li { margin: .5em 0; } small { color: #444; }
`;

export function printed(question, answer, words) {
  const frame = element("iframe", { "aria-hidden": "true", tabindex: "-1" });
  Object.assign(frame.style, { position: "fixed", width: "0", height: "0", border: "0" });
  document.body.append(frame);
  const paper = frame.contentDocument;
  // A sheet belongs to the document that made it.
  const sheet = new frame.contentWindow.CSSStyleSheet();
  sheet.replaceSync(PAPER);
  paper.adoptedStyleSheets = [sheet];
  paper.title = question;
  const grounds = answer.citations.map((one) => element("li", {}, `${one.document_title}${one.document_number ? ` (${one.document_number})` : ""}, ${one.path.join(" › ")}: “${one.quote.replace(/\s+/g, " ").trim()}”`));
  const when = new Date().toLocaleString();
  paper.body.append(element("h1", {}, question), element("p", {}, answer.text), element("ol", {}, ...grounds), element("small", {}, words.printed(when)));
  frame.contentWindow.addEventListener("afterprint", () => setTimeout(() => frame.remove()));
  frame.contentWindow.print();
}
