// Filters without noise: fields left empty stay out of the address.

const form = document.getElementById("loc");
form.addEventListener("submit", () => {
  for (const field of form.elements) if (field.name && !field.value) field.disabled = true;
});
// Coming back through history must not leave the fields switched off.
addEventListener("pageshow", () => {
  for (const field of form.elements) field.disabled = false;
});
for (const select of form.querySelectorAll("select")) select.addEventListener("change", () => form.requestSubmit());
