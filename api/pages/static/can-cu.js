// <can-cu>: the chat as a web component, a bubble on any page or a whole page, in a shadow root of its own.
//
// Attributes: mode (bubble, page), title, color, language (vi, en), position (right, left), documents (ids, blanks or
// commas between), theme (light, dark; else the device's), history (off keeps nothing), open (a bubble that starts open).

import { palette } from "./chat-colour.js";
import { button, element, icon, iconButton } from "./chat-draw.js";
import { History } from "./chat-history.js";
import { Service } from "./chat-service.js";
import { STYLE } from "./chat-style.js";
import { Thread } from "./chat-thread.js";
import { wordsIn } from "./chat-words.js";

const BASE = new URL("../", import.meta.url).href;
const COLOURS = ["--fill", "--fill-ink", "--accent-on-light", "--accent-on-dark"];

class CanCu extends HTMLElement {
  static observedAttributes = ["mode", "title", "color", "language", "documents", "history"];

  #root = this.attachShadow({ mode: "open", delegatesFocus: true });
  #parts = null;
  #title = "";
  #thread = null;

  constructor() {
    super();
    styled(this.#root);
  }

  connectedCallback() {
    if (!this.#parts) this.#build();
  }

  disconnectedCallback() {
    this.#thread?.stop();
  }

  attributeChangedCallback(name, before, value) {
    if (name === "title") {
      if (value === null) return;
      this.#title = value;
      this.removeAttribute("title"); // else every spot of the chat would show it as a tooltip
    }
    if (before === value || !this.#parts) return;
    if (name === "color") this.#paint();
    else this.#build();
  }

  // What a page's own script may call.
  async ask(question) {
    this.open();
    await this.#put(question);
  }

  open() { this.#show(true); }

  close() { this.#show(false); }

  // Where to begin: a touch screen would push its keyboard over what there is to read.
  get #first() {
    const { box, panel } = this.#parts;
    return touched() ? (this.#whole ? null : panel) : box;
  }

  get #whole() { return this.getAttribute("mode") === "page"; }

  #build() {
    this.#thread?.stop();
    this.words = wordsIn(this.getAttribute("language") ?? document.documentElement.lang);
    this.documents = (this.getAttribute("documents") ?? "").split(/[\s,]+/).filter(Boolean);
    this.newTab = !this.#whole;
    this.service = new Service(BASE, this.words);
    this.kept = new History(["cancu", BASE, ...this.documents].join(" "), { off: this.getAttribute("history") === "off" });
    this.#parts = this.#drawn();
    this.#thread = new Thread(this.#parts.thread, this.#host());
    this.#root.replaceChildren(this.#parts.frame);
    this.#paint();
    const [latest] = this.kept.all();
    if (latest) this.#thread.restore(latest);
    this.#changed();
    this.#show(this.#whole || this.hasAttribute("open"), false);
  }

  #host() {
    const { words, service, documents, newTab } = this;
    return { words, service, documents, newTab, said: (text) => this.#say(text), changed: () => this.#changed(), busy: (busy) => this.#busy(busy) };
  }

  #drawn() {
    const { words } = this;
    const language = words === wordsIn("en") ? "en" : "vi";
    const parts = {
      welcome: element("section", { class: "welcome" }),
      thread: element("section", { class: "thread", "aria-label": words.conversation }),
      history: element("section", { class: "history", hidden: true, "aria-label": words.history }),
      live: element("div", { class: "hidden", role: "status", "aria-live": "polite" }),
      box: element("textarea", { rows: "1", maxlength: "2000", placeholder: words.placeholder, "aria-label": words.question, enterkeyhint: "send", lang: "vi" }),
      send: element("button", { class: "send", type: "submit", "aria-label": words.send, title: words.send }, icon("send")),
      historyButton: iconButton("history", words.history, () => this.#toggleHistory(), { "aria-expanded": "false" }),
      freshButton: iconButton("fresh", words.fresh, () => this.#fresh()),
    };
    parts.form = element("form", { class: "composer", submit: (event) => this.#submit(event) }, parts.box, parts.send);
    parts.scroll = element("div", { class: "scroll" }, parts.welcome, parts.thread, parts.history);
    parts.panel = element("section", { class: "panel", lang: language }, this.#head(parts), parts.scroll, parts.form, element("p", { class: "foot" }, words.disclosure), parts.live);
    parts.frame = element("div", { class: this.#whole ? "frame whole" : "frame bubble" }, parts.panel);
    if (!this.#whole) this.#bubble(parts);
    this.#listen(parts);
    return parts;
  }

  #head(parts) {
    const name = this.#title || this.words.title;
    const tools = element("div", { class: "head-tools" }, parts.freshButton, parts.historyButton);
    if (!this.#whole) tools.append(iconButton("close", this.words.close, () => this.#show(false)));
    const title = element("h2", { id: "name" }, name);
    return element("header", { class: "head" }, element("div", { class: "names" }, title, element("span", { class: "badge" }, this.words.automatic)), tools);
  }

  #bubble(parts) {
    parts.panel.id = "panel";
    parts.panel.tabIndex = -1;
    parts.panel.setAttribute("role", "dialog");
    parts.panel.setAttribute("aria-labelledby", "name");
    parts.launcher = element("button", { type: "button", class: "launcher", "aria-label": this.words.open, title: this.words.open, "aria-expanded": "false", "aria-controls": "panel", click: () => this.#show(parts.panel.hidden) }, icon("chat"));
    parts.frame.append(parts.launcher);
    parts.panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.isComposing) this.#show(false);
    });
  }

  #listen({ box, form }) {
    box.addEventListener("input", () => this.#fit());
    box.addEventListener("keydown", (event) => {
      // An input method that is still composing uses Enter for itself; Safari tells of it by the key code alone.
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
        event.preventDefault();
        form.requestSubmit();
      }
    });
  }

  #show(open, focused = true) {
    const { panel, launcher } = this.#parts ?? {};
    if (!panel) return;
    if (open && !this.#parts.started) this.#start();
    panel.hidden = !open;
    launcher?.setAttribute("aria-expanded", String(open));
    if (focused) (open ? this.#first : launcher)?.focus({ preventScroll: true });
  }

  async #start() {
    const { words } = this;
    this.#parts.started = true;
    const { welcome } = this.#parts;
    welcome.append(element("h3", { class: "greeting" }, words.greeting));
    try {
      const { documents, only, questions } = await this.service.start(this.documents);
      const told = documents ? words.welcome(only.length || documents) : words.empty;
      welcome.append(element("p", {}, told), ...this.#scope(only));
      if (questions.length) welcome.append(element("h4", { class: "quiet" }, words.tryAsking), element("ul", { class: "suggestions", lang: "vi" }, ...questions.map((question) => element("li", {}, button(question, () => this.#put(question), { class: "suggestion" })))));
    } catch (error) {
      this.#parts.started = false; // opening it again tries again
      welcome.replaceChildren(element("p", { class: "notice" }, error.message));
      this.#say(error.message);
    }
  }

  #scope(only) {
    if (!this.documents.length) return [];
    if (!only.length) return [element("p", { class: "notice" }, this.words.missing)];
    return [element("p", { class: "only" }, `${this.words.only} ${only.map((one) => one.name).join("; ")}`)];
  }

  #submit(event) {
    event.preventDefault();
    if (this.#parts.frame.classList.contains("busy")) this.#thread.stop();
    else this.#put(this.#parts.box.value);
  }

  async #put(question) {
    const asked = question.trim();
    if (!asked || this.#parts.frame.classList.contains("busy")) return;
    if (!this.#parts.history.hidden) this.#toggleHistory();
    this.#parts.box.value = "";
    this.#fit();
    if (touched()) this.#parts.box.blur();
    await this.#thread.ask(asked);
    if (!touched()) this.#parts.box.focus({ preventScroll: true });
  }

  #busy(busy) {
    const { frame, send, welcome } = this.#parts;
    const name = busy ? this.words.stop : this.words.send;
    frame.classList.toggle("busy", busy);
    welcome.hidden = true;
    send.replaceChildren(icon(busy ? "stop" : "send"));
    send.setAttribute("aria-label", name);
    send.title = name;
  }

  #changed() {
    const { turns, conversationId } = this.#thread;
    const { frame, thread, welcome, freshButton, historyButton, history } = this.#parts;
    this.kept.keep(conversationId, turns);
    const talking = thread.childElementCount > 0;
    frame.classList.toggle("talking", talking);
    welcome.hidden = talking || !history.hidden;
    freshButton.hidden = !talking;
    historyButton.hidden = this.kept.all().length === 0 && history.hidden;
  }

  #fresh() {
    this.#thread.forget();
    if (!this.#parts.history.hidden) this.#toggleHistory();
    this.#changed();
    this.#parts.box.focus();
  }

  #toggleHistory() {
    const { history, thread, historyButton } = this.#parts;
    const shown = history.hidden;
    history.hidden = !shown;
    thread.hidden = shown;
    historyButton.setAttribute("aria-expanded", String(shown));
    if (shown) history.replaceChildren(...this.#listed());
    this.#changed();
  }

  #listed() {
    const { words, kept } = this;
    const remove = (gone) => {
      for (const { id } of gone) {
        kept.remove(id);
        if (id === this.#thread.conversationId) this.#thread.forget();
      }
      this.#parts.history.replaceChildren(...this.#listed());
      (this.#parts.history.querySelector("button") ?? this.#parts.historyButton).focus();
      this.#forgotten(gone);
    };
    const all = kept.all();
    const items = all.map((one) => {
      const { id, turns, at } = one;
      const { question } = turns[0];
      const open = button(question, () => { this.#toggleHistory(); this.#thread.restore({ id, turns }); this.#changed(); }, { class: "suggestion", "aria-label": words.openTurn(question), lang: "vi" });
      const drop = button(words.remove, () => remove([one]), { class: "tool", "aria-label": words.removeOne(question) });
      return element("li", {}, open, element("time", { datetime: at }, new Date(at).toLocaleDateString()), drop);
    });
    if (!items.length) return [element("p", {}, words.noHistory)];
    const dropAll = button(words.removeAll, () => remove(all), { class: "tool" });
    return [element("p", { class: "quiet" }, words.historyNote), element("ul", {}, ...items), dropAll];
  }

  async #forgotten(gone) {
    const { words, service } = this;
    let said = words.removed;
    try {
      await Promise.all(gone.map(({ id }) => service.forget(id)));
    } catch (error) {
      said = `${words.removedHere} ${error.message}`;
    }
    this.#parts.history.prepend(element("p", { class: "said" }, said));
    this.#say(said);
  }

  #say(text) {
    this.#parts.live.textContent = text;
  }

  #fit() {
    const { box } = this.#parts;
    box.rows = 1;
    while (box.rows < 6 && box.scrollHeight > box.clientHeight + 2) box.rows += 1;
  }

  #paint() {
    const colours = palette(this.getAttribute("color"));
    for (const name of COLOURS) this.#parts.frame.style.setProperty(name, colours[name] ?? "");
  }
}

function touched() {
  return matchMedia("(pointer: coarse)").matches;
}

function styled(root) {
  // A page's content policy may refuse inline styles; sheets made by script are none.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
}

if (!customElements.get("can-cu")) customElements.define("can-cu", CanCu);
