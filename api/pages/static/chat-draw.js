// Makes DOM nodes. Words of documents and people only ever become text nodes or attribute values, never markup.

const SVG = "http://www.w3.org/2000/svg";

export function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(key, value);
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children);
  return node;
}

export function button(name, press, attributes = {}) {
  return element("button", { type: "button", click: press, ...attributes }, name);
}

const SHAPES = {
  chat: "M4 5h16v11H10l-4 4v-4H4z M8 9h8 M8 12.5h5",
  close: "M6 6l12 12M18 6L6 18",
  history: "M12 8v4.5l3 2 M4.5 12a7.5 7.5 0 1 0 2.2-5.3L4.5 9 M4.5 5v4h4",
  fresh: "M12 5v14M5 12h14",
  send: "M5 12h13M12.5 6l6 6-6 6",
  stop: "M7.5 7.5h9v9h-9z",
};

export function icon(shape) {
  const drawing = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  for (const [key, value] of Object.entries({ viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" })) drawing.setAttribute(key, value);
  path.setAttribute("d", SHAPES[shape]);
  drawing.append(path);
  return drawing;
}

export function iconButton(shape, name, press, attributes = {}) {
  return element("button", { type: "button", class: "icon", "aria-label": name, title: name, click: press, ...attributes }, icon(shape));
}

export function short(text, limit) {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= limit) return line;
  const cut = line.lastIndexOf(" ", limit);
  return `${line.slice(0, cut > 0 ? cut : limit)} …`;
}
