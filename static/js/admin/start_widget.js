// Start a widget of Wagtail's where its HTML comes into the page, as a script in that HTML would, which the
// Content-Security-Policy refuses (core/security/starters.py).
(() => {
  const NAMES = new Set([
    "Chooser",
    "DocumentChooser",
    "ImageChooser",
    "InlinePanel",
    "MultipleChooserPanel",
    "PageChooser",
    "SnippetChooser",
    "createTaskChooser",
    "initDateChooser",
    "initDateTimeChooser",
    "initTimeChooser",
  ]);

  class StartWidget extends HTMLElement {
    connectedCallback() {
      const name = this.getAttribute("name");
      const values = JSON.parse(this.getAttribute("arguments"));
      // Whoever moves the row must not start it again.
      this.remove();
      if (!NAMES.has(name)) throw new Error(`No widget is called ${name}.`);
      if (/^[A-Z]/.test(name)) new window[name](...values);
      else window[name](...values);
    }
  }

  customElements.define("start-widget", StartWidget);
})();
