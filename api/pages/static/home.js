// The chat page: a question in the address is asked at once.

const chat = document.querySelector("can-cu");
await customElements.whenDefined("can-cu");
const address = new URL(location);
const asked = address.searchParams.get("hoi");
if (asked) {
  // Asked once: coming back to the page must not ask again.
  address.searchParams.delete("hoi");
  history.replaceState(null, "", address);
  chat.ask(asked);
} else {
  chat.open();
}
