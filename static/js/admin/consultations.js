// Keys of the queue and of a request, tick all, and print. All of it works without.
const settings = JSON.parse(document.getElementById("wagtail-config")?.textContent ?? "{}");
const TYPING = "input:not([type=checkbox]):not([type=radio]), select, textarea, [contenteditable], [role=dialog] *";

function step(forward) {
  const links = [...document.querySelectorAll("[data-row] th a")];
  const row = document.activeElement.closest("[data-row]");
  const at = links.findIndex((link) => row?.contains(link));
  links[forward ? at + 1 : Math.max(at - 1, 0)]?.focus();
}

document.addEventListener(
  "keydown",
  (event) => {
    if (settings.KEYBOARD_SHORTCUTS_ENABLED === false) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.(TYPING)) return;
    const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (target?.matches("textarea, input")) target.focus();
    else if (target) target.click();
    else if (["j", "k"].includes(event.key) && document.querySelector("[data-row]")) step(event.key === "j");
    else return;
    // Wagtail has a “/” of its own.
    event.preventDefault();
    event.stopImmediatePropagation();
  },
  true,
);

// Wagtail's list of keys opens on “?”. Until then it is inside a template.
const keys = document.querySelector("[data-keys]");
const places = [document, ...[...document.querySelectorAll("template")].map((template) => template.content)];
if (keys) {
  const list = places.map((place) => place.querySelector("#keyboard-shortcuts-dialog tbody")).find(Boolean);
  list?.before(keys.content);
}

const tickAll = document.querySelector("[data-tick-all]");
if (tickAll) {
  tickAll.closest("label").hidden = false;
  tickAll.addEventListener("change", () => {
    for (const box of document.querySelectorAll("[name=request]")) box.checked = tickAll.checked;
  });
}
document.querySelector("[data-print]")?.addEventListener("click", () => window.print());
