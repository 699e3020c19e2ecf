// A conversation: asks, shows the answer as it comes, and keeps the turns on this device until they are deleted.

import { drawGrounds, drawText, element, plainText } from "./answer.js";
import { ask, rate } from "./service.js";

const KEPT = 50;

export class Thread {
  constructor(root, { base = "", key = "cancu-hoi-thoai", documentIds = [], onChange = () => {} } = {}) {
    Object.assign(this, { root, base, key, documentIds, onChange, conversationId: null, turns: [] });
  }

  restore() {
    const kept = this.#read();
    this.conversationId = kept.conversationId ?? null;
    this.turns = kept.turns ?? [];
    for (const { question, answer } of this.turns) this.#fill(this.#open(question), question, answer);
    this.onChange(this.turns.length);
  }

  forget() {
    this.turns = [];
    this.conversationId = null;
    this.root.replaceChildren();
    try { localStorage.removeItem(this.key); } catch { /* storage is switched off: nothing was kept */ }
    this.onChange(0);
  }

  async ask(question) {
    this.onChange(this.turns.length + 1);
    const reply = this.#open(question);
    const text = element("p", { class: "reply-text waiting" });
    reply.replaceChildren(text);
    reply.setAttribute("aria-busy", "true");
    reply.parentElement.scrollIntoView({ block: "start" });
    try {
      const answer = await ask(question, this, (delta) => text.append(delta), this.base);
      this.conversationId = answer.conversation_id;
      this.turns = [...this.turns, { question, answer }].slice(-KEPT);
      this.#write();
      this.#fill(reply, question, answer);
    } catch (error) {
      reply.classList.add("failed");
      reply.replaceChildren(element("p", { class: "reply-text", role: "alert" }, error.message));
    } finally {
      reply.removeAttribute("aria-busy");
    }
  }

  #open(question) {
    const reply = element("div", { class: "reply" });
    this.root.append(element("article", { class: "turn" }, element("p", { class: "asked" }, question), reply));
    return reply;
  }

  #fill(reply, question, answer) {
    reply.classList.add(answer.status);
    reply.replaceChildren(element("p", { class: "reply-text" }, ...drawText(answer.text, answer.citations, this.base)));
    if (answer.choices.length) reply.append(this.#choices(answer.choices));
    if (answer.citations.length) reply.append(drawGrounds("Căn cứ", answer.citations, this.base));
    if (answer.related.length) reply.append(drawGrounds("Các phần gần nhất", answer.related, this.base));
    reply.append(this.#tools(question, answer));
  }

  #choices(choices) {
    return element("div", { class: "choices" }, ...choices.map((choice) => element("button", { class: "choice", type: "button", click: () => this.ask(choice) }, choice)));
  }

  #tools(question, answer) {
    const copy = element("button", { class: "tool", type: "button", click: async () => {
      await navigator.clipboard.writeText(plainText(question, answer));
      copy.textContent = "Đã chép";
    } }, "Chép");
    const print = element("button", { class: "tool", type: "button", click: () => globalThis.print() }, "In");
    const tools = element("div", { class: "tools" }, copy, print);
    const thumbs = [["Đúng ý", 1], ["Chưa đúng", -1]].map(([name, rating]) => element("button", { class: "tool", type: "button", "aria-pressed": "false", click: (event) => this.#rate(tools, event.currentTarget, answer, rating) }, name));
    tools.append(...thumbs);
    return tools;
  }

  async #rate(tools, pressed, answer, rating) {
    for (const one of tools.querySelectorAll("[aria-pressed]")) one.setAttribute("aria-pressed", String(one === pressed));
    tools.querySelector(".reason")?.remove();
    if (rating > 0) {
      await this.#send(tools, answer, rating);
      return;
    }
    const input = element("input", { type: "text", maxlength: "2000", "aria-label": "Vì sao chưa đúng?", placeholder: "Vì sao chưa đúng? (có thể bỏ trống)" });
    tools.append(element("form", { class: "reason", submit: (event) => {
      event.preventDefault();
      this.#send(tools, answer, rating, input.value.trim());
    } }, input, element("button", { class: "tool", type: "submit" }, "Gửi")));
    input.focus();
  }

  async #send(tools, answer, rating, reason) {
    let said = "Cảm ơn bạn đã đánh giá.";
    try { await rate(answer.conversation_id, rating, reason, this.base); } catch (error) { said = error.message; }
    tools.querySelector(".reason")?.remove();
    tools.querySelector(".said")?.remove();
    tools.append(element("span", { class: "said", role: "status" }, said));
  }

  #read() {
    try { return JSON.parse(localStorage.getItem(this.key)) ?? {}; } catch { return {}; }
  }

  #write() {
    try { localStorage.setItem(this.key, JSON.stringify({ conversationId: this.conversationId, turns: this.turns })); } catch { /* full or switched off: the page works without */ }
  }
}
