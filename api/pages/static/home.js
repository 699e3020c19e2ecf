// The chat page: a question box, suggested questions, and the thread.

import { Thread } from "./thread.js";

const find = (id) => document.getElementById(id);
const form = find("hoi");
const box = find("cau-hoi");
const erase = find("xoa-lich-su");
const send = form.querySelector("button");

const only = find("chi-hoi")?.dataset.document;
const thread = new Thread(find("hoi-thoai"), {
  key: only ? `cancu-hoi-thoai-${only}` : "cancu-hoi-thoai",
  documentIds: only ? [only] : [],
  onChange: (turns) => {
    document.body.classList.toggle("talking", turns > 0);
    erase.hidden = turns === 0;
  },
});

async function put(question) {
  if (!question.trim() || send.disabled) return;
  box.value = "";
  fit();
  send.disabled = true;
  try {
    await thread.ask(question.trim());
  } finally {
    send.disabled = false;
    box.focus({ preventScroll: true });
  }
}

function fit() {
  box.rows = Math.min(6, Math.max(1, box.value.split("\n").length));
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  put(box.value);
});
box.addEventListener("input", fit);
box.addEventListener("keydown", (event) => {
  // An input method that is still composing uses Enter for itself.
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    form.requestSubmit();
  }
});
for (const button of document.querySelectorAll(".suggestion")) button.addEventListener("click", () => put(button.textContent));
erase.addEventListener("click", () => {
  thread.forget();
  box.focus();
});

thread.restore();
const asked = new URLSearchParams(location.search).get("hoi");
if (asked) {
  history.replaceState(null, "", only ? `?van-ban=${encodeURIComponent(only)}` : location.pathname);
  put(asked);
} else {
  box.focus({ preventScroll: true });
}
