// The menu's badge of new requests, and the line that says that more have come. Nothing else on the page is touched.
const EVERY = 30_000;

async function refresh() {
  const item = document.querySelector("[data-consultations-poll]");
  if (!item || document.visibilityState !== "visible") return;
  const line = document.querySelector("[data-arrived]");
  const query = line ? `?since=${encodeURIComponent(line.dataset.since)}` : "";
  const answer = await fetch(item.dataset.consultationsPoll + query, { redirect: "error" }).catch(() => null);
  if (!answer?.ok) return;
  const { badge, arrived } = await answer.json();
  item.dataset.consultationsNew = badge;
  const link = line?.querySelector("a");
  if (link && link.textContent !== arrived) {
    link.textContent = arrived;
    link.hidden = !arrived;
  }
}

setInterval(refresh, EVERY);
document.addEventListener("visibilitychange", refresh);
