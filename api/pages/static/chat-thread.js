// A conversation: asks, shows the answer as it comes, offers what comes next, and takes what people think of it.

import { AnswerView, followUps, plainText } from "./chat-answer.js";
import { button, element } from "./chat-draw.js";
import { copied, printed } from "./chat-print.js";
import { Failure } from "./chat-service.js";

export class Thread {
  #asking = null;

  // `host` gives words, service, documents, newTab, and hears of changes: said(text), changed(), busy(boolean).
  constructor(root, host) {
    this.root = root;
    this.host = host;
    this.conversationId = null;
    this.turns = [];
  }

  restore({ id, turns }) {
    this.forget();
    this.conversationId = id;
    this.turns = turns;
    for (const { question, answer } of turns) this.#fill(this.#open(question), question, answer);
    this.#offer();
  }

  forget() {
    this.stop();
    this.turns = [];
    this.conversationId = null;
    this.root.replaceChildren();
  }

  stop() {
    this.#asking?.abort(new Failure(this.host.words.stopped));
  }

  async ask(question) {
    if (this.#asking) return;
    const { words, service, documents } = this.host;
    const control = this.#asking = new AbortController();
    this.host.busy(true);
    this.host.said(words.looking);
    this.root.querySelector(".next")?.remove();
    const reply = this.#open(question);
    const text = element("p", { class: "reply-text waiting", lang: "vi" });
    reply.replaceChildren(text);
    reply.parentElement.scrollIntoView({ block: "start" });
    try {
      const answer = await service.ask(question, { conversationId: this.conversationId, documents }, (delta, anew) => (anew ? text.replaceChildren(delta) : text.append(delta)), control.signal);
      if (!reply.isConnected) return; // the conversation was put away meanwhile
      this.conversationId = answer.conversation_id;
      this.turns.push({ question, answer });
      this.#fill(reply, question, answer);
      this.#offer();
      this.host.said([answer.text, words.cited(answer.citations.length), answer.choices.length ? words.choose(answer.choices.length) : ""].join(" "));
    } catch (error) {
      this.#fail(reply, question, error instanceof Failure ? error.message : words.cut);
    } finally {
      this.#asking = null;
      this.host.busy(false);
      this.host.changed();
    }
  }

  #open(question) {
    const reply = element("div", { class: "reply" });
    this.root.append(element("article", { class: "turn" }, element("h3", { class: "asked", lang: "vi" }, question), reply));
    return reply;
  }

  #fill(reply, question, answer) {
    const { words, newTab, service } = this.host;
    const view = new AnswerView(answer, words, { base: service.base, newTab });
    reply.classList.add(answer.status);
    reply.replaceChildren(element("p", { class: "reply-text", lang: "vi" }, ...view.text()));
    if (answer.choices.length) reply.append(this.#questions("choices", answer.choices, "choice"));
    reply.append(...view.grounds(), this.#tools(question, answer));
  }

  #fail(reply, question, message) {
    const again = button(this.host.words.again, () => {
      reply.parentElement.remove();
      this.ask(question);
    }, { class: "tool" });
    reply.classList.add("failed");
    reply.replaceChildren(element("p", { class: "reply-text" }, message), element("div", { class: "tools" }, again));
    this.host.said(message);
  }

  #offer() {
    const questions = this.turns.length ? followUps(this.turns.at(-1).answer) : [];
    if (!questions.length) return;
    const next = this.#questions("next", questions, "suggestion");
    next.prepend(element("h3", { class: "quiet" }, this.host.words.goOn));
    this.root.append(next);
  }

  #questions(kind, questions, one) {
    return element("div", { class: kind, lang: "vi" }, ...questions.map((question) => button(question, () => this.ask(question), { class: one })));
  }

  #tools(question, answer) {
    const { words } = this.host;
    const tools = element("div", { class: "tools" });
    const copy = async () => this.#tell(tools, await copied(plainText(question, answer), tools) ? words.copied : words.copyFailed);
    const rate = (rating) => (event) => this.#rate(tools, event.currentTarget, answer, rating);
    tools.append(
      button(words.copy, copy, { class: "tool" }),
      button(words.print, () => printed(question, answer, words), { class: "tool" }),
      button(words.right, rate(1), { class: "tool", "aria-pressed": "false" }),
      button(words.wrong, rate(-1), { class: "tool", "aria-pressed": "false" }),
    );
    return tools;
  }

  async #rate(tools, pressed, answer, rating) {
    for (const one of tools.querySelectorAll("[aria-pressed]")) one.setAttribute("aria-pressed", String(one === pressed));
    tools.querySelector(".reason")?.remove();
    if (rating > 0) await this.#send(tools, answer, rating);
    else this.#askWhy(tools, answer);
  }

  #askWhy(tools, answer) {
    const { words } = this.host;
    const input = element("input", { type: "text", maxlength: "2000", "aria-label": words.otherReason, placeholder: words.otherReason });
    const ready = words.reasons.map((reason) => button(reason, () => this.#send(tools, answer, -1, reason), { class: "tool" }));
    const form = element("form", { class: "reason", submit: (event) => {
      event.preventDefault();
      this.#send(tools, answer, -1, input.value.trim());
    } }, element("fieldset", {}, element("legend", {}, words.why), ...ready), element("div", { class: "line" }, input, element("button", { class: "tool", type: "submit" }, words.sendReason)));
    tools.append(form);
    ready[0].focus();
  }

  async #send(tools, answer, rating, reason) {
    let said = this.host.words.thanks;
    try { await this.host.service.rate(answer.conversation_id, rating, reason); } catch (error) { said = error.message; }
    const asked = tools.querySelector(".reason");
    asked?.remove();
    if (asked) tools.querySelector("[aria-pressed='true']").focus();
    this.#tell(tools, said);
  }

  #tell(tools, said) {
    tools.querySelector(".said")?.remove();
    tools.append(element("span", { class: "said" }, said));
    this.host.said(said);
  }
}
