// <hue-slider>: shows, while its slider moves, the small page in the colors that it stands on. Without it, that page shows what is
// saved, and the strip above the slider what else there is.

class HueSlider extends HTMLElement {
  connectedCallback() {
    this.slider = this.querySelector("input");
    this.sample = this.querySelector("[data-sample]");
    this.tellName();
    this.slider.addEventListener("input", () => this.show());
    const usual = this.querySelector("button[data-usual]");
    usual.hidden = false;
    usual.addEventListener("click", () => {
      this.slider.value = this.dataset.usual;
      this.slider.dispatchEvent(new Event("input", { bubbles: true }));
      this.slider.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }

  /** Fetch one sample at a time; where the slider has moved on meanwhile, the next is that of its new place. */
  async show() {
    if (this.isFetching) return;
    this.isFetching = true;
    const hue = this.slider.value;
    try {
      const answer = await fetch(`${this.dataset.address}?hue=${hue}`, { credentials: "same-origin" });
      if (answer.ok && !answer.redirected) this.sample.innerHTML = await answer.text();
      this.tellName();
    } finally {
      this.isFetching = false;
    }
    if (hue !== this.slider.value) this.show();
  }

  /** Say the name of the color where a number alone would be read out. */
  tellName() {
    this.slider.setAttribute("aria-valuetext", this.sample.querySelector("[data-name]").textContent);
  }
}

customElements.define("hue-slider", HueSlider);
