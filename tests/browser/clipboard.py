"""What another program puts on the clipboard, and how one pastes it."""

# What a page sets while it copies stays as it is; the asynchronous clipboard would wash it.
_COPY = """({ html, text }) => {
    document.addEventListener("copy", (event) => {
        event.clipboardData.setData("text/html", html);
        event.clipboardData.setData("text/plain", text);
        event.preventDefault();
        event.stopImmediatePropagation();
    }, { once: true, capture: true });
    document.execCommand("copy");
}"""


def paste(page, html, text="words"):
    """Paste as from another program, with the keyboard, where the cursor is."""
    page.evaluate(_COPY, {"html": html, "text": text})
    page.keyboard.press("Control+v")
