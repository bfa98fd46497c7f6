// Each pattern's frame is as high as what it shows. Without this script the frames scroll.
for (const frame of document.querySelectorAll("[data-pattern]")) {
  const fit = () => {
    const shown = frame.contentDocument?.getElementById("main");
    if (!shown) return;
    frame.style.blockSize = "";
    const bottoms = [...shown.children].map((child) => child.getBoundingClientRect().bottom);
    frame.style.blockSize = `${Math.max(...bottoms, 64) + 32}px`;
  };
  frame.addEventListener("load", fit);
  window.addEventListener("resize", fit);
  fit();
}
