// A button pressed while a draft is being saved waits until that is done. Otherwise a new page would be made twice, and
// the second refused because its address is taken: Wagtail (7.4) sends both at once. It also waits until the texts have
// handed over what was typed last, which takes Draftail a quarter of a second.
(() => {
  const TEXTS_ARE_LATE_BY = 300;
  let isSaving = false;
  let isLeaving = false;
  let isLetThrough = false;
  let waiting = null;

  function goOn() {
    if (!waiting || isSaving) return;
    const { form, button, since } = waiting;
    const left = since + TEXTS_ARE_LATE_BY - performance.now();
    if (left > 0) {
      setTimeout(goOn, left);
      return;
    }
    waiting = null;
    if (button) button.disabled = false;
    isLetThrough = true;
    form.requestSubmit(button);
    isLetThrough = false;
  }

  function saved() {
    isSaving = false;
    goOn();
  }

  document.addEventListener("w-autosave:save", (event) => {
    if (isLeaving) event.preventDefault();
    else isSaving = true;
  });
  document.addEventListener("w-autosave:success", saved);
  document.addEventListener("w-autosave:error", saved);
  document.addEventListener(
    "submit",
    (event) => {
      if (isLetThrough || event.target.id !== "page-edit-form") return;
      event.preventDefault();
      event.stopImmediatePropagation();
      waiting ??= { form: event.target, button: event.submitter, since: performance.now() };
      goOn();
    },
    true,
  );
  window.addEventListener("submit", (event) => {
    if (event.target.id === "page-edit-form") isLeaving = !event.defaultPrevented;
  });
  window.addEventListener("pageshow", () => {
    isLeaving = false;
  });
})();
