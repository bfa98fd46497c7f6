// Each pattern's frame is as high as what it shows. Without this script the frames scroll.
for (const frame of document.querySelectorAll("[data-pattern]")) {
  const fit = () => {
    const shown = frame.contentDocument?.body;
    if (shown) frame.style.blockSize = `${Math.max(shown.scrollHeight, 96) + 2}px`;
  };
  frame.addEventListener("load", fit);
  window.addEventListener("resize", fit);
  fit();
}
