/* Offers pages while somebody types: WAI-ARIA's combobox with a list and manual selection. Without it the form searches. */
const PAUSE = 200; // milliseconds without a key before the server is asked
const FEWEST = 2; // letters

const form = document.querySelector("[data-suggestions]");
const input = form.elements.q;
const list = form.querySelector("[role=listbox]");
const status = form.querySelector("[role=status]");
let timer, asked, active = -1;

// ARIA allows no combobox on a field of the type search.
input.type = "text";
input.enterKeyHint = "search";
for (const [name, value] of Object.entries({
  role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false",
})) input.setAttribute(name, value);

function close() {
  clearTimeout(timer);
  asked?.abort();
  list.hidden = true;
  status.textContent = "";
  input.setAttribute("aria-expanded", "false");
  choose(-1);
}

function choose(number) {
  active = number;
  [...list.children].forEach((option, place) => option.setAttribute("aria-selected", place === number));
  const option = list.children[number];
  if (option) {
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  } else {
    input.removeAttribute("aria-activedescendant");
  }
}

function show({ spoken, suggestions }) {
  list.replaceChildren(...suggestions.map(({ title, kind, url }, number) => {
    const option = document.createElement("li");
    const small = document.createElement("span");
    Object.assign(option, { id: `search-offer-${number}`, textContent: `${title} ` });
    option.setAttribute("role", "option");
    option.dataset.url = url;
    Object.assign(small, { className: "small", textContent: kind });
    option.append(small);
    return option;
  }));
  list.hidden = !suggestions.length;
  input.setAttribute("aria-expanded", String(!list.hidden));
  status.textContent = spoken;
  choose(-1);
}

async function ask() {
  const typed = input.value.trim();
  asked = new AbortController();
  try {
    const answer = await fetch(`${form.dataset.suggestions}?q=${encodeURIComponent(typed)}`, { signal: asked.signal });
    if (answer.ok) show(await answer.json());
  } catch {
    // Aborted, or offline: the form still searches.
  }
}

input.addEventListener("input", () => {
  clearTimeout(timer);
  asked?.abort();
  if (input.value.trim().length < FEWEST) close();
  else timer = setTimeout(ask, PAUSE);
});

input.addEventListener("keydown", (event) => {
  const last = list.children.length - 1;
  if (list.hidden || event.isComposing) return;
  if (event.key === "ArrowDown") choose(active === last ? -1 : active + 1);
  else if (event.key === "ArrowUp") choose(active === -1 ? last : active - 1);
  else if (event.key === "Enter" && active >= 0) location.assign(list.children[active].dataset.url);
  else if (event.key === "Escape") close();
  else return;
  event.preventDefault();
});

form.addEventListener("submit", close);
input.addEventListener("blur", close);
// The field keeps the focus while an offer is pressed.
list.addEventListener("mousedown", (event) => event.preventDefault());
list.addEventListener("click", (event) => {
  const option = event.target.closest("[role=option]");
  if (option) location.assign(option.dataset.url);
});
