// Draws the parts of one Answer: its text with citation chips, its grounds, and itself as plain text.

import { button, element, short } from "./chat-draw.js";

const MARKED = 20;
const SHOWN = 3;

// The cited document at the cited words; the answer's other citations of it are marked too, in the answer's order.
export function documentLink(citation, all, base) {
  const same = all.filter((one) => one.document_id === citation.document_id);
  const marked = same.indexOf(citation) < MARKED ? same.slice(0, MARKED) : [citation];
  const parameters = new URLSearchParams();
  for (const one of marked) {
    parameters.append("start", one.start);
    parameters.append("end", one.end);
  }
  const place = marked.indexOf(citation) + 1;
  const anchor = place === 1 ? "trich-dan" : `trich-dan-${place}`;
  return `${base}van-ban/${encodeURIComponent(citation.document_id)}?${parameters}#${anchor}`;
}

export class AnswerView {
  constructor(answer, words, { base, newTab }) {
    Object.assign(this, { answer, words, base, newTab });
  }

  text() {
    const byMarker = new Map(this.answer.citations.map((one) => [String(one.marker), one]));
    return said(this.answer).split(/\[(\d{1,4})\]/).map((part, place) => {
      // A chip never stands alone at the start of a line.
      if (place % 2 === 0) return part.replace(/ $/, "\u00a0");
      const citation = byMarker.get(part);
      return citation ? this.#chip(citation) : `[${part}]`;
    });
  }

  grounds() {
    const { citations, related } = this.answer;
    const sections = [];
    if (citations.length) sections.push(this.#section(this.words.grounds, citations));
    if (related.length) sections.push(this.#section(this.words.nearest, related));
    return sections;
  }

  #section(title, citations) {
    const items = citations.map((one) => element("li", {}, this.#ground(one, citations)));
    const list = element("ol", {}, ...items);
    const section = element("section", { class: "grounds" }, element("h3", {}, title), list);
    const rest = items.slice(SHOWN);
    if (rest.length > 1) {
      for (const item of rest) item.hidden = true;
      section.append(button(this.words.more(rest.length), (event) => {
        for (const item of rest) item.hidden = false;
        event.currentTarget.remove();
        rest[0].querySelector("a").focus();
      }, { class: "link more" }));
    }
    return section;
  }

  #chip(citation) {
    const label = this.words.citation(citation.marker, citation.document_title);
    return element("a", { class: "chip", title: short(citation.quote, 160), "aria-label": this.#told(label), ...this.#to(citation, this.answer.citations) }, String(citation.marker));
  }

  #ground(citation, all) {
    const name = citation.document_number ? `${citation.document_number} · ${citation.document_title}` : citation.document_title;
    const where = citation.path.map((step) => short(step, 80));
    if (citation.cell) where.push(`${this.words.column} ${citation.cell.column}`);
    if (citation.page) where.push(`${this.words.page} ${citation.page}`);
    return element("a", { class: "ground", ...this.#to(citation, all) },
      element("span", { class: "chip", "aria-hidden": "true" }, String(citation.marker)),
      element("span", { class: "name" }, short(name, 110), ...(this.newTab ? [element("span", { class: "hidden" }, ` ${this.words.newTab}`)] : [])),
      element("span", { class: "where" }, where.join(" › ")),
      element("q", { lang: "vi" }, ...cells(citation.quote)));
  }

  #told(label) {
    return this.newTab ? `${label} ${this.words.newTab}` : label;
  }

  #to(citation, all) {
    const href = documentLink(citation, all, this.base);
    return this.newTab ? { href, target: "_blank", rel: "noopener" } : { href };
  }
}

// A table's row keeps its cells apart; what stands between them is drawn, not said.
function cells(quote) {
  return short(quote.replace(/\t+/g, " \u001f "), 240).split("\u001f").map((cell) => element("span", { class: "cell" }, cell));
}

// Choices stand below as buttons: the lines that list them are not said twice.
function said({ text, choices }) {
  const listed = new Set(choices.map((choice) => `- ${choice}`.replace(/\s+/g, " ").trim()));
  return text.split("\n").filter((line) => !listed.has(line.replace(/\s+/g, " ").trim())).join("\n");
}

// What may well be asked next: what the one assignment that was told of says beside what was told.
export function followUps({ facts, text }) {
  const tasks = facts.filter((fact) => fact.task);
  if (tasks.length !== 1) return [];
  const [fact] = tasks;
  const open = [
    ["Đơn vị nào chủ trì?", fact.lead],
    ["Ai phối hợp?", fact.coordinating],
    ["Thời gian thực hiện?", fact.timeframe ? [fact.timeframe] : []],
    ["Kết quả là gì?", fact.result ? [fact.result] : []],
  ];
  return open.filter(([, values]) => values.length && !values.some((value) => text.includes(value))).map(([question]) => question);
}

export function plainText(question, answer) {
  const grounds = answer.citations.map((one) => `[${one.marker}] ${one.document_title}${one.document_number ? ` (${one.document_number})` : ""}: “${one.quote.replace(/\s+/g, " ").trim()}”`);
  return [question, "", answer.text, "", ...grounds].join("\n").trim();
}
