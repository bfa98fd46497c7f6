// Each pattern's frame is as high as what it shows. Without this script the frames scroll.
for (const frame of document.querySelectorAll("[data-pattern]")) {
  const fit = () => {
    const shown = frame.contentDocument?.getElementById("main");
    if (shown) frame.style.blockSize = `${Math.max(shown.scrollHeight + 32, 96)}px`;
  };
  frame.addEventListener("load", fit);
  window.addEventListener("resize", fit);
  fit();
}
