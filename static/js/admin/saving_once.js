// A button pressed while a draft is being saved waits until that is done. Otherwise a new page would be made twice, and
// the second refused because its address is taken: Wagtail (7.4) sends both at once.
(() => {
  let isSaving = false;
  let isLeaving = false;
  let waiting = null;

  function goOn() {
    isSaving = false;
    if (!waiting) return;
    const { form, button } = waiting;
    waiting = null;
    if (button) button.disabled = false;
    form.requestSubmit(button);
  }

  document.addEventListener("w-autosave:save", (event) => {
    if (isLeaving) event.preventDefault();
    else isSaving = true;
  });
  document.addEventListener("w-autosave:success", goOn);
  document.addEventListener("w-autosave:error", goOn);
  document.addEventListener(
    "submit",
    (event) => {
      if (!isSaving || event.target.id !== "page-edit-form") return;
      event.preventDefault();
      event.stopImmediatePropagation();
      waiting = { form: event.target, button: event.submitter };
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
