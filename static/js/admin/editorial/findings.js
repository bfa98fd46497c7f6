// Asks again what to look at once a draft has been autosaved and the typing has paused.
(() => {
  const PAUSE = 2_000;
  let timer;

  async function refresh(pageId) {
    const panel = document.querySelector("[data-findings]");
    panel.dataset.page = pageId || panel.dataset.page;
    if (!panel.dataset.page) return;
    const address = panel.dataset.findings.replace("/0/", `/${panel.dataset.page}/`);
    const answer = await fetch(address, { redirect: "error" }).catch(() => null);
    if (answer?.ok) panel.querySelector("[data-findings-content]").innerHTML = await answer.text();
  }

  document.addEventListener("w-autosave:success", (event) => {
    clearTimeout(timer);
    timer = setTimeout(refresh, PAUSE, event.detail?.data?.pk);
  });
})();
