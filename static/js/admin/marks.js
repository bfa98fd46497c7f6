// Highlights in the editor what is left to complete, as `core/publishing/marks.py` finds it: its words in a text, and any other
// field whole.

document.addEventListener("DOMContentLoaded", () => {
  const form = document.getElementById("page-edit-form");
  if (!form) return;
  const MARK = /\[\s*to\s+complete\b[^\]]*\]?/gi;
  // Browsers without it show the words in their brackets alone.
  const highlight = window.Highlight ? new Highlight() : new Set();
  window.CSS.highlights?.set("to-complete", highlight);

  const rangesIn = (block) => {
    const nodes = [];
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) nodes.push(walker.currentNode);
    const placeOf = (offset) => {
      for (const node of nodes) {
        if (offset <= node.length) return [node, offset];
        offset -= node.length;
      }
    };
    const text = nodes.map(({ data }) => data).join("");
    return [...text.matchAll(MARK)].map(({ 0: words, index }) => {
      const range = document.createRange();
      range.setStart(...placeOf(index));
      range.setEnd(...placeOf(index + words.length));
      return range;
    });
  };

  const refresh = () => {
    highlight.clear();
    for (const block of form.querySelectorAll("[contenteditable] [data-block]")) {
      rangesIn(block).forEach((range) => highlight.add(range));
    }
    for (const field of form.querySelectorAll('input[type="text"], textarea')) {
      field.toggleAttribute("data-to-complete", field.value.search(MARK) >= 0);
    }
  };

  let waiting = 0;
  const refreshSoon = () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(refresh);
  };
  new MutationObserver(refreshSoon).observe(form, { subtree: true, childList: true, characterData: true });
  form.addEventListener("input", refreshSoon);
  refreshSoon();
});
