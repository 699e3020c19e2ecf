// Uploads files and shows how far their sending and their reading are; a reload finds the upload again by its address.

import { element } from "./chat-draw.js";

const form = document.getElementById("nap");
const list = document.getElementById("tien-do");
const send = form.querySelector("button");
const SAID = { waiting: "đang chờ", reading: "đang đọc", read: "đã đọc", unchanged: "đã có, không đổi", replaced: "đã thay bản cũ", refused: "từ chối" };
const JOB = /^#lan-nap=([0-9a-f]{1,64})$/;
const UNREACHABLE = "Không kết nối được máy chủ. Hãy kiểm tra mạng rồi thử lại.";

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  send.disabled = true;
  try {
    const { job_id: job } = await sent(new FormData(form));
    location.hash = `lan-nap=${job}`;
    await follow(job);
    form.reset();
  } catch (error) {
    list.replaceChildren(element("p", { class: "notice" }, error.message));
  } finally {
    send.disabled = false;
  }
});

const unfinished = JOB.exec(location.hash);
if (unfinished) follow(unfinished[1]).catch((error) => list.replaceChildren(element("p", { class: "notice" }, error.message)));

// Only XMLHttpRequest tells how much of a body has been sent.
function sent(body) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const bar = element("progress", { max: "1", value: "0", "aria-label": "Đang gửi tệp" });
    list.replaceChildren(element("p", {}, "Đang gửi tệp… ", bar));
    request.upload.addEventListener("progress", ({ loaded, total }) => { bar.value = total ? loaded / total : 0; });
    request.addEventListener("error", () => reject(new Error(UNREACHABLE)));
    request.addEventListener("load", () => {
      const told = parsed(request.responseText);
      if (request.status === 202) resolve(told);
      else reject(new Error(told.detail || told.title || `Máy chủ báo lỗi ${request.status}.`));
    });
    request.open("POST", form.action);
    request.send(body);
  });
}

function parsed(text) {
  try { return JSON.parse(text); } catch { return {}; }
}

async function follow(job) {
  for (;;) {
    const response = await fetch(`/v1/jobs/${job}`).catch(() => { throw new Error(UNREACHABLE); });
    const state = await response.json();
    if (!response.ok) throw new Error(state.detail || state.title);
    draw(state);
    if (state.status === "done") return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

function draw({ status, files }) {
  const items = files.map((file) => element("li", { class: file.status }, element("b", {}, file.source), `: ${SAID[file.status] ?? file.status} `, ...progress(file), file.message));
  const done = status === "done" ? [element("p", {}, "Đã xong. ", element("a", { class: "button", href: location.pathname }, "Xem danh sách mới"))] : [];
  list.replaceChildren(element("ul", {}, ...items), ...done);
}

function progress({ status, pages_done: done, pages }) {
  return status === "reading" ? [element("progress", pages ? { max: pages, value: done, "aria-label": `${done}/${pages} trang` } : { "aria-label": "Đang đọc" })] : [];
}
