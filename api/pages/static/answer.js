// Draws one Answer as DOM nodes. Words of documents and people only ever become text nodes.

export function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(key, value);
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children);
  return node;
}

const MARKED = 20;

// The cited document at the cited words; the answer's other citations of it are marked too, in the answer's order.
export function documentLink(citation, all, base = "") {
  const same = all.filter((one) => one.document_id === citation.document_id);
  const marked = same.indexOf(citation) < MARKED ? same.slice(0, MARKED) : [citation];
  const parameters = new URLSearchParams();
  for (const one of marked) {
    parameters.append("start", one.start);
    parameters.append("end", one.end);
  }
  const place = marked.indexOf(citation) + 1;
  const anchor = place === 1 ? "trich-dan" : `trich-dan-${place}`;
  return `${base}/van-ban/${encodeURIComponent(citation.document_id)}?${parameters}#${anchor}`;
}

export function drawText(text, citations, base) {
  const byMarker = new Map(citations.map((citation) => [String(citation.marker), citation]));
  return text.split(/\[(\d{1,4})\]/).map((part, place) => {
    // A chip never stands alone at the start of a line.
    if (place % 2 === 0) return part.replace(/ $/, "\u00a0");
    const citation = byMarker.get(part);
    return citation ? chip(citation, citations, base) : `[${part}]`;
  });
}

function chip(citation, all, base) {
  const label = `Trích dẫn ${citation.marker}: ${citation.document_title}`;
  return element("a", { class: "chip", href: documentLink(citation, all, base), "aria-label": label, title: label }, String(citation.marker));
}

export function drawGrounds(title, citations, base) {
  const items = citations.map((citation) => element("li", {}, ground(citation, citations, base)));
  return element("section", { class: "grounds" }, element("h2", {}, title), element("ol", {}, ...items));
}

function ground(citation, all, base) {
  const name = citation.document_number ? `${citation.document_number} · ${citation.document_title}` : citation.document_title;
  const where = [...citation.path.map((step) => short(step, 80))];
  if (citation.cell) where.push(`cột ${citation.cell.column}`);
  if (citation.page) where.push(`trang ${citation.page}`);
  return element("a", { class: "ground", href: documentLink(citation, all, base) },
    element("span", { class: "number chip", "aria-hidden": "true" }, String(citation.marker)),
    element("span", { class: "name" }, short(name, 140)),
    element("span", { class: "where" }, where.join(" › ")),
    element("q", {}, short(citation.quote, 280)));
}

export function short(text, limit) {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= limit ? line : `${line.slice(0, line.lastIndexOf(" ", limit))} …`;
}

export function plainText(question, answer) {
  const grounds = answer.citations.map((one) => `[${one.marker}] ${one.document_title}${one.document_number ? ` (${one.document_number})` : ""}: “${one.quote.replace(/\s+/g, " ").trim()}”`);
  return [question, "", answer.text, "", ...grounds].join("\n").trim();
}
