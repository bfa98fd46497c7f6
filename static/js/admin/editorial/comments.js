// The editor of a page under review: its fields are there to be read, and what is commented is kept as one goes.
// The comments are Wagtail's own (`window.comments`, 7.4). It would replace them all with each answer of the server, and
// so lose what somebody is just writing; here each gets the number under which it was kept, and stays where it is.
document.addEventListener("DOMContentLoaded", () => {
  const PAUSE = 400;
  const LONGEST_PAUSE = 30_000;
  const form = document.getElementById("page-edit-form");
  const state = document.querySelector("[data-review-comments]");
  const { commentApp } = window.comments ?? {};
  if (!form || !state) return;

  // Reading

  const FIELDS = "input:not([type=hidden]), textarea, select, button, [contenteditable=true]";
  const FREE = [
    "[data-comment-add], [data-annotation], [data-panel-toggle], [role=tab], .Draftail-CommentControl *",
    "[data-comment-notifications] *, .Draftail-FloatingToolbar *, [data-streamfield-block-toggle]",
  ].join();
  const MOVES = /^(Arrow|Page|Home|End|Tab|Escape|Shift|Control|Alt|Meta|F\d)/;

  function protect(field) {
    if (field.matches(FREE)) return;
    if (field.isContentEditable) {
      field.setAttribute("aria-readonly", "true");
    } else if (field.matches("textarea, input:not([type]), input:is([type=text], [type=url], [type=email], [type=number])")) {
      field.readOnly = true;
      field.setAttribute("aria-readonly", "true");
    } else {
      field.disabled = true;
    }
  }

  function isText(target) {
    return target instanceof Element && target.closest(".tab-content .public-DraftEditor-content, .tab-content [readonly]");
  }

  function refuse(event) {
    if (!isText(event.target)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  function refuseKey(event) {
    const isShortcut = event.ctrlKey || event.metaKey;
    const isComment = isShortcut && event.altKey;
    const isCopy = isShortcut && !event.altKey && ["a", "c"].includes(event.key.toLowerCase());
    if (!isComment && !isCopy && !MOVES.test(event.key)) refuse(event);
  }

  function protectAll() {
    const fields = form.querySelector(".tab-content");
    fields.querySelectorAll(FIELDS).forEach(protect);
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) {
        for (const node of addedNodes) {
          if (!(node instanceof Element)) continue;
          if (node.matches(FIELDS)) protect(node);
          node.querySelectorAll(FIELDS).forEach(protect);
        }
      }
    }).observe(fields, { childList: true, subtree: true });
    // The editor of rich text listens at the document: what is stopped on its way down never gets there.
    for (const kind of ["beforeinput", "paste", "cut", "drop", "dragstart"]) {
      document.addEventListener(kind, refuse, true);
    }
    document.addEventListener("keydown", refuseKey, true);
  }

  // Comments

  const settled = new Set();
  let timer;
  let isSaving = false;
  let pause = PAUSE;

  function all() {
    return [...commentApp.store.getState().comments.comments.values()].filter(({ mode }) => mode !== "creating");
  }

  function changedReplies(comment) {
    return [...comment.replies.values()]
      .filter((reply) => !settled.has(`${comment.localId}/${reply.localId}`))
      .filter((reply) => !reply.remoteId || reply.deleted || reply.text !== reply.originalText)
      .map((reply) => ({ key: reply.localId, id: reply.remoteId, text: reply.text, deleted: reply.deleted }));
  }

  function changed() {
    return all()
      .filter((comment) => !settled.has(comment.localId))
      .map((comment) => ({
        key: comment.localId,
        id: comment.remoteId,
        contentpath: comment.contentpath,
        position: comment.position,
        text: comment.text,
        isEdited: comment.text !== comment.originalText,
        resolved: comment.resolved,
        deleted: comment.deleted,
        replies: changedReplies(comment),
      }))
      .filter(({ id, isEdited, resolved, deleted, replies }) => !id || isEdited || resolved || deleted || replies.length)
      .map(({ isEdited, ...comment }) => (comment.id && !isEdited ? { ...comment, text: null } : comment));
  }

  function adopt(sent, kept) {
    const { actions, store } = commentApp;
    for (const { key, text, resolved, deleted, replies } of sent) {
      const { id, replies: numbers } = kept[key] ?? { id: null, replies: {} };
      if (resolved || deleted || !id) settled.add(key);
      if (id) store.dispatch(actions.updateComment(key, { remoteId: id, ...(text === null ? {} : { originalText: text }) }));
      for (const reply of replies) {
        const number = numbers[reply.key];
        if (number) {
          store.dispatch(actions.updateReply(key, reply.key, { remoteId: number, originalText: reply.text }));
        } else {
          settled.add(`${key}/${reply.key}`);
        }
      }
    }
  }

  function say(words, isBad = false) {
    state.textContent = words;
    state.classList.toggle("under-review__state--failed", isBad);
  }

  async function post(comments) {
    const answer = await fetch(state.dataset.reviewComments, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
      body: JSON.stringify(comments),
      keepalive: true,
      redirect: "error",
    });
    return { isKept: answer.ok, ...(await answer.json()) };
  }

  async function save() {
    const sent = changed();
    if (isSaving || !sent.length) return;
    isSaving = true;
    say(state.dataset.saving);
    try {
      const { isKept, comments, error } = await post(sent);
      pause = PAUSE;
      if (isKept) {
        adopt(sent, comments);
        say(state.dataset.saved);
      } else {
        say(error, true);
        return;
      }
    } catch {
      say(state.dataset.failed, true);
      pause = Math.min(pause * 4, LONGEST_PAUSE);
    } finally {
      isSaving = false;
    }
    later();
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  }

  // What is finished still goes out while the page is left (`keepalive`).
  function confirmLeaving(event) {
    const comments = [...commentApp.store.getState().comments.comments.values()];
    const isUnfinished = comments.some(({ mode, newText, newReply }) => (mode === "creating" && newText) || newReply);
    if (isUnfinished || state.classList.contains("under-review__state--failed")) event.preventDefault();
  }

  window.addEventListener("load", protectAll);
  if (!commentApp) return;
  commentApp.store.subscribe(later);
  window.addEventListener("beforeunload", confirmLeaving);
  window.addEventListener("pagehide", save);
});
