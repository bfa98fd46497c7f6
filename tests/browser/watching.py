"""What a page does that nobody asked it for, as the browser sees it."""

import json

_LISTEN = """addEventListener("securitypolicyviolation", (event) =>
    console.error("VIOLATION " + event.effectiveDirective + " " + event.blockedURI + " " + event.sample), true)"""
_KEPT = """async () => [
    ...Object.keys(localStorage), ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()).map(({ name }) => name),
    ...(await caches.keys()), ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope)]"""


class Watch:
    """A list of what a window asked of other sites, what was refused to it, and what it put before the visitor.

    `page`: a window of Playwright's that has not been anywhere yet. `site_url`: the address of the site.
    """

    def __init__(self, page, site_url):
        self.page, self.site_url = page, site_url
        self.found = []
        page.add_init_script(_LISTEN)
        page.context.on("request", self._on_request)
        page.on("dialog", self._on_dialog)
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self._add("error", error))

    def _add(self, kind, what):
        self.found.append(f"{kind} on {self.page.url.removeprefix(self.site_url)}: {str(what)[:200]}")

    def _on_request(self, request):
        if not request.url.startswith((f"{self.site_url}/", "data:", "blob:", "about:")):
            self._add("another site", request.url)

    def _on_dialog(self, dialog):
        if dialog.type != "beforeunload":
            self._add("dialog", dialog.message)
        dialog.accept()

    def _on_console(self, message):
        if "VIOLATION" in message.text or "Content Security Policy" in message.text:
            self._add("violation", message.text)
        elif "Permissions-Policy" in message.text:
            self._add("header", message.text)

    def look_for_traces(self):
        """Add what the site has left in the browser: cookies, and anything stored."""
        if kept := [cookie["name"] for cookie in self.page.context.cookies()] + self.page.evaluate(_KEPT):
            self._add("trace", json.dumps(kept))
