// Start a widget of Wagtail's where its HTML comes into the page, as a script in that HTML would, which the
// Content-Security-Policy refuses (core/security/starters.py). It comes before every widget's own files.
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

  // To learn whether a screen takes fingers, Jcrop would try attributes that are scripts.
  document.addEventListener("DOMContentLoaded", () => {
    if (window.jQuery.Jcrop) window.jQuery.Jcrop.defaults.touchSupport = "ontouchstart" in window;
  });

  // jQuery (3.6) runs the text of a file that HTML in a dialog asks for, as if it were a script in the page.
  window.jQuery._evalUrl = (src) => {
    document.head.append(Object.assign(document.createElement("script"), { src, async: false }));
  };
})();
