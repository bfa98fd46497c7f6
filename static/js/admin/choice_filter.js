// <choice-filter>: a list of choices that a few letters shorten. Without this script the list is simply whole.

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

class ChoiceFilter extends HTMLElement {
  connectedCallback() {
    this.search = this.querySelector("input[type=search]");
    if (!this.search) return;
    this.search.parentElement.hidden = false;
    this.search.addEventListener("input", () => this.filter());
    // Enter in the middle of a form would send it.
    this.search.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  }

  /** Show the choices that have every typed word, and those that are ticked; a group without any is hidden. */
  filter() {
    const words = plain(this.search.value).split(/\s+/);
    const choices = [...this.querySelectorAll("[data-words]")];
    for (const choice of choices) {
      const text = plain(choice.dataset.words);
      const isTicked = choice.querySelector("input[type=checkbox]")?.checked;
      choice.hidden = !isTicked && !words.every((word) => text.includes(word));
    }
    for (const group of this.querySelectorAll("[data-group]")) {
      group.hidden = !group.querySelector("[data-words]:not([hidden])");
    }
    this.querySelector("[role=status]").textContent = choices.some((choice) => !choice.hidden)
      ? ""
      : this.search.dataset.noMatch;
  }
}

customElements.define("choice-filter", ChoiceFilter);
