// A new page begins with its title: the cursor is there. (Its panel is hidden until Wagtail's script has run, and so the
// browser does not heed `autofocus`.)
window.addEventListener("load", () => {
  if (document.activeElement === document.body) document.querySelector("[data-edit-form] [autofocus]")?.focus();
});
