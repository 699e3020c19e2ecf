// Talks to the server: asks and streams, rates, and shows the short-lived pass that a page of another site needs.

const PATIENCE = 90_000;
const EARLY = 30_000;

export class Failure extends Error {}

export class Service {
  #pass = null;

  constructor(base, words) {
    this.base = base;
    this.words = words;
    this.elsewhere = new URL(base).origin !== location.origin;
  }

  async start(documents) {
    const chosen = documents.map((one) => `documents=${encodeURIComponent(one)}`).join("&");
    return (await this.#send(`v1/widget${chosen && "?"}${chosen}`)).json();
  }

  // Returns the Answer; `heard` gets its text as it comes, with `true` where it stands for all that came before. Aborting `signal` ends it with its reason.
  async ask(question, { conversationId, documents }, heard, signal) {
    const body = { question };
    if (documents.length) body.document_ids = documents;
    if (conversationId) body.conversation_id = conversationId;
    const watch = new Watch(signal, new Failure(this.words.slow));
    try {
      const response = await this.#post("v1/ask/stream", body, watch.signal);
      for await (const { event, data } of events(response.body)) {
        watch.heard();
        if (event === "text") heard(data.delta, data.replace === true);
        if (event === "answer") return data;
        if (event === "problem") throw this.#told(data);
      }
    } catch (error) {
      if (watch.signal.aborted) throw watch.signal.reason;
      throw error instanceof Failure ? error : new Failure(this.words.cut);
    } finally {
      watch.end();
    }
    throw new Failure(this.words.cut);
  }

  async rate(conversationId, rating, reason) {
    const body = { conversation_id: conversationId, rating };
    if (reason) body.reason = reason;
    await this.#post("v1/feedback", body);
  }

  // What the server keeps of a conversation goes with what this device keeps.
  async forget(conversationId) {
    await this.#send(`v1/conversations/${encodeURIComponent(conversationId)}`, { method: "DELETE" });
  }

  #post(path, body, signal) {
    return this.#send(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body), signal });
  }

  async #send(path, options = {}) {
    let response = await this.#tried(path, options);
    if (response.status === 401) {
      this.#pass = null; // it ended sooner than it said, or the server has another secret now
      response = await this.#tried(path, options, true);
    }
    if (response.ok) return response;
    throw this.#told(await response.json().catch(() => ({ status: response.status })));
  }

  async #tried(path, options, needed = this.elsewhere) {
    const headers = { ...options.headers };
    if (needed) headers.authorization = `Bearer ${await this.#passed(options.signal)}`;
    return this.#reached(path, { ...options, headers });
  }

  async #passed(signal) {
    if (!this.#pass || this.#pass.ends < Date.now() + EARLY) {
      const response = await this.#reached("v1/widget/token", { method: "POST", signal });
      if (!response.ok) throw new Failure(this.words.elsewhere(location.origin));
      const { token, expires_in: seconds } = await response.json();
      this.#pass = { token, ends: Date.now() + seconds * 1000 };
    }
    return this.#pass.token;
  }

  async #reached(path, options) {
    try {
      return await fetch(this.base + path, { credentials: "same-origin", ...options });
    } catch (error) {
      if (options.signal?.aborted) throw error;
      throw new Failure(this.elsewhere ? this.words.elsewhere(location.origin) : this.words.unreachable);
    }
  }

  #told({ status, detail, title }) {
    const vietnamese = Object.keys(this.words.status).length === 0;
    return new Failure((vietnamese ? detail || title : this.words.status[status]) || this.words.other(status ?? ""));
  }
}

// Aborts with `late` when nothing was heard for too long, or with the reason of `signal` when that aborts.
class Watch {
  #control = new AbortController();
  #timer;

  constructor(signal, late) {
    this.late = late;
    signal?.addEventListener("abort", () => this.#control.abort(signal.reason), { once: true });
    this.heard();
  }

  get signal() { return this.#control.signal; }

  heard() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#control.abort(this.late), PATIENCE);
  }

  end() { clearTimeout(this.#timer); }
}

// Server-sent events over a POST: https://html.spec.whatwg.org/multipage/server-sent-events.html
async function* events(stream) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let waiting = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    waiting += value;
    let end;
    while ((end = waiting.indexOf("\n\n")) >= 0) {
      const block = waiting.slice(0, end);
      waiting = waiting.slice(end + 2);
      const fields = Object.fromEntries(block.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]));
      if (fields.data) yield { event: fields.event, data: JSON.parse(fields.data) };
    }
  }
}
