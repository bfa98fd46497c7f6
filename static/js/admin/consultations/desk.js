// Keys of the queue and of a request, tick all, print, and what is typed on a request's page. All of it works without.
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
    for (const box of document.querySelectorAll("[name=consultation]")) box.checked = tickAll.checked;
  });
}
document.querySelector("[data-print]")?.addEventListener("click", () => window.print());

// Who else has a request open: as long as its page is, it says that it is.
const present = document.querySelector("[data-present]");
if (present) {
  const headers = { "X-CSRFToken": document.querySelector("[name=csrfmiddlewaretoken]").value };
  setInterval(async () => {
    const options = { method: "POST", headers, redirect: "error" };
    const answer = await fetch(present.dataset.present, options).catch(() => null);
    if (!answer?.ok) return;
    const { others } = await answer.json();
    if (present.textContent !== others) present.textContent = others;
  }, 25_000);
}

// What is typed on a request's page: leaving it asks, and Enter presses the button beside the field.
const work = document.querySelector("[data-unsaved]");
if (work) {
  let isSending = false;
  const isChanged = (field) => {
    if (field.options) return [...field.options].some((option) => option.selected !== option.defaultSelected);
    if (["radio", "checkbox"].includes(field.type)) return field.checked !== field.defaultChecked;
    return field.value !== field.defaultValue;
  };
  const isUnsaved = () =>
    work.dataset.unsaved === "yes" || [...work.elements].some((field) => field.type !== "submit" && isChanged(field));
  work.addEventListener("submit", () => {
    isSending = true;
    // Who stops the sending still has the words.
    setTimeout(() => (isSending = false), 2_000);
  });
  window.addEventListener("beforeunload", (event) => {
    if (!isSending && isUnsaved()) event.preventDefault();
  });
  work.addEventListener("keydown", (event) => {
    const button = event.target.matches("input") && event.target.closest("[data-enter]")?.querySelector("button");
    if (event.key !== "Enter" || event.isComposing || !button) return;
    event.preventDefault();
    button.click();
  });
}
