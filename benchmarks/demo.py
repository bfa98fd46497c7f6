"""The demo site, served from a fresh folder, and a few browsers that look at it side by side."""

import argparse
import contextlib
import os
import queue
import signal
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import sync_playwright

from tests.browser.demo_site import CHROMIUM_OPTIONS, demo_site, find_chromium, sign_in
from tests.browser.screens import Unexpected, ask_for_a_review, send_consultations

BROWSERS = 2
PATIENCE = 60_000  # milliseconds for one step of the way to a screen


def options_of(description):
    """Return the parser that the commands share: `--only` and `--browsers`."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", nargs="+", metavar="NAME", help="screens by the beginning of their names")
    parser.add_argument("--browsers", type=int, default=BROWSERS, help="how many work side by side")
    return parser


def chosen(screens, only):
    """Return the screens whose name begins with one of the words in `only`, or all; exit when there is none."""
    found = [screen for screen in screens if not only or screen.name.startswith(tuple(only))]
    return found or sys.exit(f"No screen is called {' or '.join(only)}.")


@contextlib.contextmanager
def served_demo():
    """Serve the demo, with requests in its queue and an article under review, and yield its address.

    Afterwards nothing is left.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    with tempfile.TemporaryDirectory(prefix="practice-demo-") as folder:
        print("Starting the demo site", flush=True)
        with demo_site(folder) as url:
            set_up_django(folder, url)
            with sync_playwright() as playwright, browser_of(playwright) as browser:
                page = browser.new_page(base_url=url)
                page.set_default_timeout(PATIENCE)
                send_consultations(page)
                ask_for_a_review(page)
            yield url


def set_up_django(folder, url):
    """Let templates be rendered here as the site does: what no address brings about is shown that way."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "apmsite.settings.local"
    if "DEMO_SITE_URL" not in os.environ:
        os.environ.update(ENV_FILE="tests/test.env", VAR_DIR=f"{folder}/var", PUBLIC_URL=url)
    import django

    django.setup()


@contextlib.contextmanager
def browser_of(playwright):
    """Yield a Chromium that is closed afterwards."""
    chromium = find_chromium() or sys.exit("No Chromium on this machine.")
    browser = playwright.chromium.launch(executable_path=chromium, args=[*CHROMIUM_OPTIONS])
    try:
        yield browser
    finally:
        browser.close()


def look_at_all(url, screens, look, *, browsers=BROWSERS, **context_options):
    """Bring a browser to each screen and call `look(page, screen)`; return [(screen, result, error), …] in order.

    A screen that cannot be shown has no result and the reason as its error. `context_options` go to Playwright's
    `browser.new_context`.
    """
    waiting = queue.SimpleQueue()
    for number, screen in enumerate(screens):
        waiting.put((number, screen))
    answers = [None] * len(screens)

    def work():
        with sync_playwright() as playwright, browser_of(playwright) as browser:
            contexts = {}
            with contextlib.suppress(queue.Empty):
                while True:
                    number, screen = waiting.get_nowait()
                    if screen.login not in contexts:
                        contexts[screen.login] = _context(browser, url, screen.login, context_options)
                    answers[number] = (screen, *_look(contexts[screen.login], screen, look))
                    _show_progress(answers)

    with ThreadPoolExecutor(browsers) as threads:
        for worker in [threads.submit(work) for _ in range(browsers)]:
            worker.result()
    return answers


def _context(browser, url, login, options):
    context = browser.new_context(base_url=url, **options)
    context.set_default_timeout(PATIENCE)
    if login:
        page = context.new_page()
        sign_in(page, login)
        page.close()
    return context


def _look(context, screen, look):
    page = context.new_page()
    try:
        screen.show(page)
        return look(page, screen), ""
    except (PlaywrightError, Unexpected) as error:
        return None, f"{str(error).splitlines()[0]} ({page.url})"
    finally:
        page.close()


def _show_progress(answers):
    done = sum(answer is not None for answer in answers)
    if sys.stderr.isatty() or done == len(answers) or done % 10 == 0:
        print(f"\r{done} of {len(answers)} screens", end="", file=sys.stderr, flush=True)
    if done == len(answers):
        print(file=sys.stderr)
