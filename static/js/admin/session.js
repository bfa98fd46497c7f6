// Covers a page of the admin when the session it was opened in is over, and lets the same account go on where it was.
// The server says when that is; what somebody has written stays in the page and is stored nowhere.

const TICK = 1000; // milliseconds
const ASK_EVERY = 30_000;
const TELL_EVERY = 20_000; // that somebody types or clicks
const WARN_BEFORE = 60_000;

const cover = document.getElementById("session-cover");
const warning = document.getElementById("session-warning");
const frameHolder = cover.querySelector("[data-session-frame]");
const tabs = new BroadcastChannel("session");
const root = document.documentElement;

let endsAt = Infinity;
let askedAt = Date.now();
let toldAt = Date.now();
let hasActed = false;
let before = null; // what the page was like before it was covered
let isLeaving = false;

// Chromium calls the listeners of this event in the order in which they were added, capturing or not: this one first.
addEventListener("beforeunload", (event) => isLeaving && event.stopImmediatePropagation());

async function ask(method = "GET") {
  askedAt = Date.now();
  if (method === "POST") {
    toldAt = askedAt;
    hasActed = false;
  }
  let response;
  try {
    response = await fetch(cover.dataset.session, { method, headers: { "X-CSRFToken": token } });
  } catch {
    return; // Without a network nothing is known; the clock goes on.
  }
  if (response.status === 401) {
    hide();
  } else if (response.status === 403 && method === "POST") {
    ask(); // Another tab has signed in anew: this one has an old token.
  } else if (response.ok) {
    goOn(await response.json());
  }
}

let token = globalThis.wagtailConfig?.CSRF_TOKEN ?? "";

function goOn(session) {
  if (String(session.account) !== cover.dataset.account) {
    leave();
    return;
  }
  renew(session.csrf_token); // Masked anew each time.
  endsAt = Date.now() + session.seconds_left * 1000;
  tabs.postMessage(endsAt);
  warn();
  if (before) {
    show();
  }
}

function renew(csrfToken) {
  token = csrfToken;
  if (globalThis.wagtailConfig) {
    globalThis.wagtailConfig.CSRF_TOKEN = csrfToken;
  }
  for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) {
    field.value = csrfToken;
  }
}

function hide() {
  if (before) {
    return;
  }
  const main = document.querySelector("main");
  before = { title: document.title, focus: document.activeElement, top: scrollY, mainTop: main?.scrollTop };
  root.classList.add("is-covered");
  document.title = cover.querySelector("h2").textContent;
  warning.hidden = true;
  cover.showModal();
  openSignIn();
  tabs.postMessage("over");
}

function openSignIn() {
  const frame = document.createElement("iframe");
  frame.title = frameHolder.dataset.title;
  frame.src = cover.dataset.signIn;
  frame.addEventListener("load", () => ask());
  frameHolder.replaceChildren(frame);
  frame.focus();
}

function show() {
  const { title, focus, top, mainTop } = before;
  before = null;
  frameHolder.replaceChildren();
  cover.close();
  root.classList.remove("is-covered");
  document.title = title;
  scrollTo(0, top);
  document.querySelector("main")?.scrollTo(0, mainTop);
  focus?.focus({ preventScroll: true });
}

// Another person starts clean, and nothing asks them whether to keep what was written here.
function leave() {
  root.classList.add("is-covered");
  isLeaving = true;
  location.replace(cover.dataset.home);
}

function warn() {
  const isSoon = !before && endsAt - Date.now() <= WARN_BEFORE;
  if (isSoon === warning.hidden) {
    warning.hidden = !isSoon;
    warning.textContent = isSoon ? warning.dataset.words : "";
  }
}

function tick() {
  const now = Date.now();
  if (before) {
    return;
  }
  if (now >= endsAt) {
    hide();
    ask(); // Somebody may have gone on in another window.
  } else if (hasActed && now - toldAt >= TELL_EVERY) {
    ask("POST");
  } else if (now - askedAt >= ASK_EVERY && !document.hidden) {
    ask();
  }
  warn();
}

function act(event) {
  if (!event.isTrusted || before) {
    return;
  }
  if (Date.now() >= endsAt) {
    // The computer slept: what is pressed now would be sent without a session, and be lost.
    event.preventDefault();
    event.stopImmediatePropagation();
    tick();
    return;
  }
  hasActed = true;
  if (Date.now() - toldAt >= TELL_EVERY || !warning.hidden) {
    ask("POST");
  }
}

document.body.append(cover, warning); // Beside what is hidden, not in it.
for (const name of ["keydown", "pointerdown", "click", "input", "submit"]) {
  addEventListener(name, act, { capture: true });
}
cover.addEventListener("cancel", (event) => event.preventDefault());
cover.addEventListener("close", () => before && cover.showModal());
cover.querySelector("[data-session-again]").addEventListener("click", openSignIn);
cover.querySelector("[data-session-leave]").addEventListener("click", (event) => {
  event.preventDefault();
  leave();
});
tabs.addEventListener("message", ({ data }) => {
  if (data === "over" || before) {
    ask();
  } else {
    endsAt = data;
    warn();
  }
});
document.addEventListener("visibilitychange", () => document.hidden || ask());
addEventListener("pageshow", (event) => {
  if (event.persisted) {
    hide();
    ask();
  }
});
setInterval(tick, TICK);
