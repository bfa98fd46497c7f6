// After a form was refused: open the tab, the dialog and the panels in which its first error is, and go to its field.
// Wagtail (7.4) counts the errors of each tab, but shows the first tab.
(() => {
  const CONTROLS = [
    "input:not([type=hidden], [name$=-DELETE])",
    "select",
    "textarea",
    "[contenteditable=true]",
    "button:not([data-panel-toggle])",
  ].join();

  function selectTab(panel) {
    const tabs = panel.closest("[data-controller~=w-tabs]");
    const tab = tabs?.querySelector(`[role=tab][href="#${CSS.escape(panel.id)}"]`);
    if (!tab || tab.getAttribute("aria-selected") === "true") return;
    // Nobody chose this tab: it is no step in the browser's history.
    const remembers = tabs.dataset.wTabsUseLocationValue;
    tabs.dataset.wTabsUseLocationValue = "false";
    tab.click();
    tabs.addEventListener("w-tabs:changed", () => (tabs.dataset.wTabsUseLocationValue = remembers ?? "false"), {
      once: true,
    });
  }

  function openPanel(panel) {
    const toggle = panel.querySelector("[data-panel-toggle]");
    if (toggle?.closest("[data-panel]") === panel && toggle.getAttribute("aria-expanded") === "false") toggle.click();
  }

  function open(error) {
    const around = [];
    for (let element = error; element; element = element.parentElement) around.unshift(element);
    for (const element of around) {
      if (element.matches("[role=tabpanel]")) selectTab(element);
      if (element.matches("details")) element.open = true;
      if (element.matches("[data-controller~=w-dialog]")) element.dispatchEvent(new CustomEvent("w-dialog:show"));
      if (element.matches("[data-panel]")) openPanel(element);
    }
  }

  function goTo(error) {
    const field = error.closest("[data-field], [data-panel], fieldset, li") ?? error.parentElement;
    const control = [...field.querySelectorAll(CONTROLS)].find((found) => found.checkVisibility() && !found.disabled);
    // First the place, then the focus: what opens at a field opens where that is.
    error.scrollIntoView({ block: "center", behavior: "instant" });
    control?.focus({ preventScroll: true });
  }

  window.addEventListener("load", () => {
    const errors = document.querySelectorAll("main form :is(.w-tabs, [data-panel], [data-field]) .error-message");
    const first = [...errors].find((error) => error.textContent.trim() && !error.hidden && !error.closest(".deleted"));
    if (!first) return;
    open(first);
    // A tab is shown after its transition.
    setTimeout(() => goTo(first), 300);
  });
})();
