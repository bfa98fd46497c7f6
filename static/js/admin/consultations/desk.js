// Keys of the queue and of a request, tick all, print, undo, and what is typed on a request's page. All of it works
// without.
const settings = JSON.parse(document.getElementById("wagtail-config")?.textContent ?? "{}");
const TYPING = "input:not([type=checkbox]):not([type=radio]), select, textarea, [contenteditable], [role=dialog] *";

function step(forward) {
  const links = [...document.querySelectorAll("[data-row] th a")];
  const row = document.activeElement.closest("[data-row]");
  const at = links.findIndex((link) => row?.contains(link));
  links[forward ? at + 1 : Math.max(at - 1, 0)]?.focus();
}

const KEYS_ARE_ON = settings.KEYBOARD_SHORTCUTS_ENABLED !== false;

// Once something is sent, no key does more until the answer is there. Who stops the sending still has the words.
let isSending = false;
document.addEventListener("submit", () => {
  isSending = true;
  setTimeout(() => (isSending = false), 2_000);
});

document.addEventListener(
  "keydown",
  (event) => {
    // A key that is held down is pressed once: the next page would take it for another.
    if (!KEYS_ARE_ON || isSending || event.repeat || event.isComposing) return;
    const typing = event.target.closest?.(TYPING);
    if (typing?.closest(".consultation") && event.key === "Escape") {
      typing.closest(":is(section, .consultation__line):has(button)")?.querySelector("button")?.focus();
      return;
    }
    const isSaving = event.key === "Enter" && (event.ctrlKey || event.metaKey) && typing?.matches("textarea");
    if (!isSaving && (event.ctrlKey || event.metaKey || event.altKey || typing)) return;
    const target = document.querySelector(`[data-key="${isSaving ? "Ctrl+Enter" : CSS.escape(event.key)}"]`);
    if (target?.matches("textarea, input, select")) {
      const fold = target.closest("details");
      if (fold) fold.open = true;
      target.focus();
    } else if (target) target.click();
    else if (["j", "k"].includes(event.key) && document.querySelector("[data-row]")) step(event.key === "j");
    else return;
    // Wagtail has a “/” of its own.
    event.preventDefault();
    event.stopImmediatePropagation();
  },
  true,
);

if (KEYS_ARE_ON) {
  for (const control of document.querySelectorAll("[data-key]")) {
    control.setAttribute("aria-keyshortcuts", control.dataset.key.replace("Ctrl", "Control"));
  }
}

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
// What is folded on a phone is always open where there is room.
const folded = document.querySelector("[data-wide]");
if (folded) {
  const phone = matchMedia("(max-width: 60rem)");
  const fold = () => (folded.open = !phone.matches);
  phone.addEventListener("change", fold);
  fold();
}

// What was just done can be undone for some seconds. Its words stay: nothing on the page moves.
const undo = document.querySelector("[data-undo]");
if (undo) {
  const next = () => document.getElementById(location.hash.slice(1)) ?? document.getElementById("next");
  next()?.setAttribute("aria-describedby", "done");
  setTimeout(() => {
    const button = undo.querySelector("button");
    if (button === document.activeElement) next()?.focus();
    button.remove();
  }, undo.dataset.undo * 1_000);
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
  const isChanged = (field) => {
    if (field.options) return [...field.options].some((option) => option.selected !== option.defaultSelected);
    if (["radio", "checkbox"].includes(field.type)) return field.checked !== field.defaultChecked;
    return field.value !== field.defaultValue;
  };
  const isUnsaved = () =>
    work.dataset.unsaved === "yes" || [...work.elements].some((field) => field.type !== "submit" && isChanged(field));
  window.addEventListener("beforeunload", (event) => {
    if (!isSending && isUnsaved()) event.preventDefault();
  });
  work.addEventListener("keydown", (event) => {
    const part = event.target.matches("input") && event.target.closest("[data-enter]");
    const button = part && part.querySelector("button");
    if (event.key !== "Enter" || event.isComposing || !button) return;
    event.preventDefault();
    // Of several buttons none is the one: somebody chooses.
    if (part.dataset.enter === "focus") button.focus();
    else button.click();
  });
}
