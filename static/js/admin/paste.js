// What is pasted into a text, from Word, Google Docs or a web page, becomes headings, texts and tables of ours. The
// website turns it into them (`core/pasting/`) and names what cannot come along; here they are put into their places.

(() => {
  const { ContentState, EditorState, Modifier, SelectionState, convertFromRaw, convertToRaw } = window.DraftJS;
  // How Draft.js marks what is copied from one of its own editors: that is left to it.
  const COPIED_HERE = "[data-editor], [data-offset-key], [data-draftjs-conductor-fragment]";

  const pluginOf = (editor) => editor.props.plugins.find(({ type }) => type === "PASTE");

  // The text that is written in, with its place in a story; `story` is null for any other field.
  const fieldAt = (element) => {
    const wrapper = element.closest("[data-draftail-editor-wrapper]");
    const input = [...wrapper.parentNode.children].find((sibling) => sibling.draftailEditor);
    const place = wrapper.closest("[data-streamfield-child]");
    const story = place?.parentElement.parentElement.storyBlock ?? null;
    const child = story?.children.find((each) => each.element === place);
    const isText = child?.type === "text";
    return { wrapper, editor: input.draftailEditor, story: isText ? story : null, child: isText ? child : null };
  };

  // The words of the heading above a text of a story.
  const headingAbove = ({ story, child }) =>
    story?.children
      .slice(0, story.children.indexOf(child))
      .findLast(({ type }) => type === "heading")
      ?.block.childBlocks.text.getValue() ?? "";

  // The HTML without what nobody needs: styles, scripts, and pictures as text.
  const cleaned = (html) => {
    const { body } = new DOMParser().parseFromString(html, "text/html");
    body.querySelectorAll("style, script").forEach((element) => element.remove());
    body.querySelectorAll("[src]").forEach((element) => element.removeAttribute("src"));
    return body.innerHTML;
  };

  const convert = async (field, html) => {
    const { blockTypes, inlineStyles, entityTypes } = field.editor.props;
    const { CSRF_HEADER_NAME, CSRF_TOKEN } = window.wagtailConfig;
    const form = new FormData();
    form.set("html", cleaned(html));
    form.set("types", [...blockTypes, ...inlineStyles, ...entityTypes].map(({ type }) => type).join(" "));
    form.set("story", field.story ? "1" : "");
    form.set("heading", headingAbove(field));
    const answer = await fetch(pluginOf(field.editor).url, {
      method: "POST",
      body: form,
      headers: { [CSRF_HEADER_NAME]: CSRF_TOKEN, Accept: "application/json", "X-Requested-With": "XMLHttpRequest" },
    });
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.json();
  };

  // Places in a text

  const blocksOf = (state) => convertFromRaw(JSON.parse(state.value)).getBlocksAsArray();
  const rawOf = (blocks) => convertToRaw(ContentState.createFromBlockArray(blocks));
  const textOf = (blocks) => ({ type: "text", value: JSON.stringify(rawOf(blocks)), id: crypto.randomUUID?.() });

  // The paragraphs before and after the selection, which goes; without an empty one where the text is cut.
  const cut = (editor) => {
    const state = editor.getEditorState();
    const selection = state.getSelection();
    const rest = selection.isCollapsed()
      ? state.getCurrentContent()
      : Modifier.removeRange(state.getCurrentContent(), selection, "forward");
    const key = selection.getStartKey();
    const caret = SelectionState.createEmpty(key).merge({
      anchorOffset: selection.getStartOffset(),
      focusOffset: selection.getStartOffset(),
    });
    const blocks = Modifier.splitBlock(rest, caret).getBlocksAsArray();
    const end = blocks.findIndex((block) => block.getKey() === key) + 1;
    const hasWords = (block) => block.getText() || block.getType() === "atomic";
    const before = blocks.slice(0, end);
    const after = blocks.slice(end);
    return {
      before: hasWords(before.at(-1)) ? before : before.slice(0, -1),
      after: hasWords(after[0]) ? after : after.slice(1),
    };
  };

  const setContent = (editor, content) =>
    editor.onChange(EditorState.push(editor.getEditorState(), content, "insert-fragment"));

  const setCaret = (editor, key) => {
    const state = editor.getEditorState();
    const block = state.getCurrentContent().getBlockForKey(key);
    const offset = block.getLength();
    const caret = SelectionState.createEmpty(key).merge({ anchorOffset: offset, focusOffset: offset });
    editor.onChange(EditorState.forceSelection(state, caret));
  };

  // Put paragraphs where the caret is; a single one goes into the line.
  const putIntoText = (editor, blocks) => {
    if (blocks.length === 1 && blocks[0].getType() === "unstyled") {
      const state = editor.getEditorState();
      const fragment = ContentState.createFromBlockArray(blocks).getBlockMap();
      const content = Modifier.replaceWithFragment(state.getCurrentContent(), state.getSelection(), fragment);
      setContent(editor, content);
      editor.onChange(EditorState.forceSelection(editor.getEditorState(), content.getSelectionAfter()));
      return;
    }
    const { before, after } = cut(editor);
    setContent(editor, ContentState.createFromBlockArray([...before, ...blocks, ...after]));
    setCaret(editor, blocks.at(-1).getKey());
  };

  // Blocks in a story

  // Put blocks where the caret is, the rest of the text after them; return how to take them out again.
  const putIntoStory = ({ story, child, editor }, states) => {
    const content = editor.getEditorState().getCurrentContent();
    const original = child.getState();
    const { before, after } = cut(editor);
    const [first, last] = [states[0], states.at(-1)];
    const caretKey = last.type === "text" ? blocksOf(last).at(-1).getKey() : null;
    if (before.length && first.type === "text") states[0] = textOf([...before, ...blocksOf(first)]);
    else if (before.length) states.unshift(textOf(before));
    const pastedLast = states.length - 1;
    if (after.length && last.type === "text") {
      states[pastedLast] = textOf([...blocksOf(states[pastedLast]), ...after]);
    } else if (after.length) states.push(textOf(after));

    const place = story.children.indexOf(child);
    const keepsChild = states[0].type === "text";
    if (keepsChild) setContent(editor, convertFromRaw(JSON.parse(states[0].value)));
    else story.deleteBlock(place);
    const placed = states.map((state, number) =>
      !number && keepsChild ? child : story.insert(state, place + number),
    );
    const focused = placed[pastedLast];
    const focusedEditor = caretKey && focused.block.widget.input.draftailEditor;
    if (focusedEditor) setCaret(focusedEditor, caretKey);
    (focusedEditor ?? focused.block).focus();

    const undo = () => {
      const left = placed.filter((each) => story.children.includes(each));
      const restoresChild = keepsChild && left.includes(child);
      const index = left.length ? story.children.indexOf(left[0]) : story.children.length;
      left
        .filter((each) => !restoresChild || each !== child)
        .forEach((each) => story.deleteBlock(story.children.indexOf(each)));
      if (restoresChild) setContent(editor, content);
      const restored = restoresChild ? child : story.insert(original, index);
      restored.block.focus();
    };
    return { undo, last: focused.element };
  };

  // What is said about a paste

  const button = (words, className, onClick) => {
    const element = document.createElement("button");
    element.type = "button";
    element.className = `button button-small ${className}`;
    element.textContent = words;
    element.addEventListener("click", onClick);
    return element;
  };

  // Say below the pasted words what could not come along; `undo` takes them out again.
  const say = (field, below, { title, losses = [] }, undo) => {
    const { words } = pluginOf(field.editor);
    const notice = document.createElement("div");
    notice.className = "paste-notice";
    notice.setAttribute("role", "status");
    below.after(notice);
    const heading = document.createElement("p");
    heading.textContent = title;
    const list = document.createElement("ul");
    list.append(
      ...losses.map((loss) => {
        const item = document.createElement("li");
        item.textContent = loss;
        return item;
      }),
    );
    const buttons = document.createElement("div");
    buttons.append(
      button(words.undo, "button-secondary", () => {
        notice.remove();
        undo();
      }),
      button(words.close, "", () => {
        notice.remove();
        field.editor.focus?.();
      }),
    );
    // A screen reader says what comes into a region that was there before.
    requestAnimationFrame(() => notice.append(heading, ...(losses.length ? [list] : []), buttons));
  };

  const paste = async (field, html, text) => {
    const { editor, wrapper } = field;
    const content = editor.getEditorState().getCurrentContent();
    const takeOut = () => setContent(editor, content);
    let answer;
    try {
      answer = await convert(field, html);
    } catch {
      putIntoText(editor, ContentState.createFromText(text).getBlocksAsArray());
      say(field, wrapper, { title: pluginOf(editor).words.failed }, takeOut);
      return;
    }
    const { blocks, losses } = answer;
    if (blocks.some(({ type }) => type !== "text")) {
      const { undo, last } = putIntoStory(field, blocks);
      say(field, last, answer, undo);
    } else {
      if (blocks.length) putIntoText(editor, blocksOf(blocks[0]));
      if (losses.length) say(field, wrapper, answer, takeOut);
    }
  };

  const handlePastedText = (text, html) => {
    const isOurs = !html || new DOMParser().parseFromString(html, "text/html").querySelector(COPIED_HERE);
    if (isOurs) return "not-handled";
    paste(fieldAt(document.activeElement), html, text);
    return "handled";
  };

  window.draftail.registerPlugin({ type: "PASTE", handlePastedText }, "plugins");
})();
