// Uploads files and shows how far their reading is.

import { element } from "./answer.js";
import { checked, reach } from "./service.js";

const form = document.getElementById("nap");
const list = document.getElementById("tien-do");
const SAID = { waiting: "đang chờ", reading: "đang đọc", read: "đã đọc", unchanged: "đã có, không đổi", replaced: "đã thay bản cũ", refused: "từ chối" };

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = form.querySelector("button");
  button.disabled = true;
  list.replaceChildren(element("li", {}, "Đang gửi tệp…"));
  try {
    const { job_id: job } = await (await checked(await reach(form.action, { method: "POST", body: new FormData(form) }))).json();
    const done = await follow(job);
    if (done.files.every((file) => file.status !== "refused")) location.reload();
  } catch (error) {
    list.replaceChildren(element("li", { role: "alert" }, error.message));
  } finally {
    button.disabled = false;
  }
});

async function follow(job) {
  for (;;) {
    const state = await (await checked(await reach(`/v1/jobs/${job}`))).json();
    list.replaceChildren(...state.files.map((file) => element("li", {}, `${file.source}: ${SAID[file.status] ?? file.status} ${file.message}`)));
    if (state.status === "done") return state;
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
}
