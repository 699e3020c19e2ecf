// Conversations kept on this device until they are deleted; where nothing can be kept, the chat works without.

const CONVERSATIONS = 20;
const TURNS = 50;

export class History {
  constructor(key, { off = false } = {}) {
    this.key = key;
    this.off = off;
  }

  // The newest first: { id, at, turns: [{ question, answer }] }.
  all() {
    if (this.off) return [];
    try {
      const kept = JSON.parse(localStorage.getItem(this.key));
      return Array.isArray(kept) ? kept.filter((one) => one?.id && one.turns?.length) : [];
    } catch {
      return [];
    }
  }

  keep(id, turns) {
    if (this.off || !turns.length) return;
    const fresh = { id, at: new Date().toISOString(), turns: turns.slice(-TURNS) };
    this.#write([fresh, ...this.all().filter((one) => one.id !== id)].slice(0, CONVERSATIONS));
  }

  remove(id) {
    this.#write(this.all().filter((one) => one.id !== id));
  }

  clear() {
    try { localStorage.removeItem(this.key); } catch { /* storage is switched off: nothing was kept */ }
  }

  #write(conversations) {
    if (!conversations.length) return this.clear();
    // A full device keeps the newest that fit.
    for (let count = conversations.length; count > 0; count = Math.floor(count / 2)) {
      try {
        return localStorage.setItem(this.key, JSON.stringify(conversations.slice(0, count)));
      } catch { /* try fewer */ }
    }
  }
}
