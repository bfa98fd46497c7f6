// <drawing-picker>: shows the drawing that its list of names has chosen, and lets people choose from pictures instead.
// All fields of a form share one dialog, which is fetched once. Where that fails, the list of names stays.

let parts;

function load(address) {
  parts ??= fetch(address, { credentials: "same-origin" }).then(async (answer) => {
    if (!answer.ok || answer.redirected) throw new Error(`No drawings: ${answer.status}`);
    const holder = document.createElement("div");
    holder.innerHTML = await answer.text();
    document.body.append(holder);
    const dialog = holder.querySelector("dialog");
    dialog.addEventListener("click", chooseByPointer);
    return { dialog, field: holder.querySelector("template[data-part=field]") };
  });
  return parts;
}

/** A click or tap chooses at once. The arrow keys only move on, until Enter. */
function chooseByPointer(event) {
  const card = event.detail && event.target.closest(".drawings__card");
  if (!card) return;
  event.preventDefault();
  const dialog = event.currentTarget;
  // The browser takes back what a prevented click chose, so choose after it.
  setTimeout(() => {
    card.querySelector("input").checked = true;
    dialog.close("choose");
  });
}

class DrawingPicker extends HTMLElement {
  async connectedCallback() {
    // A block that is moved is connected again.
    if (this.isReady) return;
    this.isReady = true;
    const { dialog, field } = await load(this.dataset.address);
    this.dialog = dialog;
    this.select = this.querySelector("select");
    this.append(field.content.cloneNode(true));
    this.button = this.querySelector("button");
    this.button.id = `${this.select.id}-button`;
    const label = document.querySelector(`label[for="${CSS.escape(this.select.id)}"]`);
    if (label) label.htmlFor = this.button.id;
    this.select.hidden = true;
    this.select.addEventListener("change", () => this.show());
    this.button.addEventListener("click", () => this.open());
    this.show();
  }

  card(value) {
    return this.dialog.querySelector(`input[value="${CSS.escape(value)}"]`);
  }

  show() {
    const { value } = this.select;
    const svg = value && this.card(value)?.closest(".drawings__card").querySelector("svg");
    this.querySelector(".drawing-field__plate").replaceChildren(...(svg ? [svg.cloneNode(true)] : []));
    const name = this.querySelector(".drawing-field__name");
    name.textContent = value ? this.select.selectedOptions[0].text : name.dataset.none;
  }

  open() {
    const search = this.dialog.querySelector("input[type=search]");
    search.value = "";
    search.dispatchEvent(new Event("input"));
    const chosen = this.card(this.select.value);
    chosen.checked = true;
    this.dialog.returnValue = "";
    this.dialog.addEventListener("close", () => this.close(), { once: true });
    this.dialog.showModal();
    chosen.focus();
    chosen.closest(".drawings__card").scrollIntoView({ block: "center" });
  }

  close() {
    const chosen = this.dialog.querySelector("input[type=radio]:checked");
    if (this.dialog.returnValue !== "choose" || chosen.value === this.select.value) return;
    this.select.value = chosen.value;
    this.select.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

customElements.define("drawing-picker", DrawingPicker);
