// The form of a new source: what is pasted or chosen there is sent at once, and the form comes back filled in.

(() => {
  class SourcePaste extends window.StimulusModule.Controller {
    connect() {
      if (this.element.hasAttribute("data-source-paste-shown")) this.element.focus();
      // Whoever was faster than this script has opened the form already.
      else if (this.tab && this.tab === document.activeElement) this.focusPaste();
      this.tab?.addEventListener("click", this.focusPaste);
    }

    disconnect() {
      this.tab?.removeEventListener("click", this.focusPaste);
    }

    // In the chooser, the tab that shows the form; whoever opens it can paste without a click into the field.
    get tab() {
      const panel = this.element.closest("[role=tabpanel]");
      return panel && document.getElementById(panel.getAttribute("aria-labelledby"));
    }

    focusPaste = () => {
      if (!this.element.matches("textarea")) return;
      setTimeout(() => this.element.focus());
      // A dialog that still opens takes the focus when it has.
      window.jQuery(this.element.closest(".modal")).one("shown.bs.modal", () => setTimeout(() => this.element.focus()));
    };

    fill() {
      // A paste reaches the field only after its event.
      setTimeout(() => this.element.value.trim() && this.element.form.requestSubmit());
    }
  }

  window.wagtail.app.register("source-paste", SourcePaste);
})();
