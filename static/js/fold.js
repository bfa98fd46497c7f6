/* Opens the folds where the style cannot, and the one a link leads into. Newer browsers do both by themselves. */
const folds = document.querySelectorAll(".fold");

if (!CSS.supports("selector(::details-content)")) {
  const wide = matchMedia("(min-width: 48rem)");
  const open = () => { for (const fold of folds) fold.open = true; };
  wide.addEventListener("change", () => wide.matches && open());
  addEventListener("beforeprint", open);
  if (wide.matches) open();
}

function follow() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const fold = target?.closest(".fold:not([open])");
  if (!fold) return;
  fold.open = true;
  target.scrollIntoView();
}

addEventListener("hashchange", follow);
follow();
