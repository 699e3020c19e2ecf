// Steps from citation to citation: which one is looked at follows the address, so that links and history work alike.

const nav = document.querySelector("nav.cited");
const count = Number(nav.dataset.count);
const told = document.getElementById("dang-xem");
const anchor = (number) => (number === 1 ? "trich-dan" : `trich-dan-${number}`);

function shown() {
  const match = /^#trich-dan(?:-(\d+))?$/.exec(location.hash);
  const number = Math.min(Number(match?.[1] ?? 1), count);
  told.textContent = `Trích dẫn ${number} trên ${count}`;
  for (const link of nav.querySelectorAll("a:not(.step)")) {
    if (link.hash === `#${anchor(number)}`) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  if (count < 2) return;
  for (const mark of document.querySelectorAll("mark")) mark.classList.toggle("other", mark.dataset.mark !== String(number));
  document.getElementById("truoc").href = `#${anchor(number === 1 ? count : number - 1)}`;
  document.getElementById("sau").href = `#${anchor(number === count ? 1 : number + 1)}`;
}

addEventListener("hashchange", shown);
shown();
