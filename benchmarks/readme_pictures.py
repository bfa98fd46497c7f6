"""The three pictures of the README, each light and dark, in `docs/pictures/`."""

import tempfile
from datetime import datetime, time, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

import time_machine
from PIL import Image
from playwright.sync_api import sync_playwright

from benchmarks.demo import browser_of, set_up_django
from tests.browser import axe
from tests.browser.demo_site import CHECKOUT, demo_site, demo_site_at, sign_in
from tests.browser.patient import MILD
from tests.browser.screens import QUEUE

FOLDER = CHECKOUT / "docs" / "pictures"
LOOKS = ("light", "dark")
QUALITY = 75
GAP = 48  # pixels of the picture between two screens

# Who asked, how many hours ago, from which procedure, and what the desk did how many hours ago.
CONSULTATIONS = (
    ("Hollis Placeholder", 122, "epidural-steroid-injection", (("call", 98, "reached"), ("move", 97, "booked"))),
    ("Marisol Example", 119, "spinal-cord-stimulation", ()),
    ("Casimir Demo", 98, "mild", (("call", 94, "voicemail"), ("move", 93, "waiting"))),
    ("Ingrid Sample", 76, "radiofrequency-ablation", (("call", 70, "no_answer"),)),
    ("Thaddeus Example", 43, "mild", (("take", 1, ""),)),
    ("Wilhelmina Sample", 16, "sacroiliac-joint-injection", ()),
    ("Ludmila Demo", 2, "basivertebral-nerve-ablation", ()),
    ("Ottoline Example", 0.4, "mild", ()),
)

ARTICLE = "Moving with arthritis: start low, go slow"
INTRODUCTION = (
    "Many people fear that a walk wears out their sore joints. Walking is the best medicine there is, "
    "and 7 in 10 people who walk each day have less pain."
)
COLLAPSED = ("authors", "picture", "body")

# The lowest line, up to the given one, that goes through no text, picture or control.
BETWEEN_LINES = """lowest => {
    const boxes = [...document.querySelectorAll("img, svg, button, input, textarea, td, .button")];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, node => node.data.trim());
    while (texts.nextNode()) {
        const range = document.createRange();
        range.selectNodeContents(texts.currentNode);
        boxes.push(range);
    }
    const lines = boxes.flatMap(box => [...box.getClientRects()]).filter(({width, height}) => width && height);
    while (lines.some(({top, bottom}) => top - 4 < lowest && lowest < bottom + 4)) lowest -= 1;
    return lowest;
}"""


def take_pictures():
    """Serve the demo on a working morning, take its pictures, and return their paths."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="practice-demo-") as folder:
        print("Starting the demo site", flush=True)
        with demo_site(folder) as url:
            set_up_django(folder, url)
        return take_pictures_of(folder)


def take_pictures_of(folder):
    morning = working_morning()
    fill_queue(morning)
    with (
        demo_site_at(folder, morning.isoformat()) as url,
        sync_playwright() as playwright,
        browser_of(playwright) as browser,
    ):
        write_draft(browser.new_page(base_url=url))
        return [path for look in LOOKS for path in pictures_in(look, browser, url)]


# What there is to see


def working_morning():
    """Return when the front desk is at work next, at half past ten."""
    from django.utils import timezone

    from consultations.promise import next_working_day
    from core.models import PracticeSettings

    practice = PracticeSettings.load()
    day = next_working_day(practice, timezone.now())
    return datetime.combine(day, time(10, 30), ZoneInfo(practice.time_zone))


def fill_queue(now):
    """Send the requests as patients do and work on them as the desk does, each at its hour before `now`."""
    from django.contrib.auth import get_user_model

    from consultations.desk import services
    from procedures.models import ProcedurePage
    from tests.factories.consultations import submitted

    desk = get_user_model().objects.get(username="frontdesk")
    work = {
        "take": lambda how: {"change": services.take_consultation},
        "call": lambda how: {"change": services.log_call, "outcome": how},
        "move": lambda how: {"change": services.move_consultation, "to": how},
    }
    for number, (name, hours, slug, done) in enumerate(CONSULTATIONS):
        page = ProcedurePage.objects.get(slug=slug)
        with time_machine.travel(now - timedelta(hours=hours)):
            consultation = submitted(
                page, patient_name=name, telephone=f"202-555-01{70 + number}", reason="procedure", procedure=page
            )
        for kind, hours_ago, how in done:
            words = work[kind](how)
            with time_machine.travel(now - timedelta(hours=hours_ago)):
                consultation = words.pop("change")(
                    consultation.pk, version=consultation.version, user=desk, **words
                )


def write_draft(page):
    """Save a draft that says too much."""
    sign_in(page, "editor")
    open_article(page)
    page.locator("[name=introduction]").fill(INTRODUCTION)
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Save draft").click()
    page.get_by_text("has been saved").or_(page.get_by_text("has been updated")).first.wait_for()
    page.context.close()


def open_article(page):
    page.goto("/admin/reports/reading-level/")
    page.get_by_role("link", name=ARTICLE).click()
    page.get_by_role("tab", name="Subject and links").wait_for()


# The pictures


def pictures_in(look, browser, url):
    """Take the pictures of one look and return their paths."""

    def window(width, scale):
        context = browser.new_context(
            base_url=url,
            viewport={"width": width, "height": 1600},
            device_scale_factor=scale,
            reduced_motion="reduce",
            **axe.MODES[look],
        )
        return context.new_page()

    home, phone = window(1280, 1.1), window(390, 1.5)
    home.goto("/")
    phone.goto(MILD)
    yield save(beside(picture_of(phone, 844), picture_of(home, 1150)), f"site-{look}")

    queue = window(1280, 1.5)
    sign_in(queue, "frontdesk")
    queue.goto(f"{QUEUE}?tab=all")
    yield save(picture_of(queue, 800), f"queue-{look}")

    editor = window(1280, 1.5)
    sign_in(editor, "editor")
    open_article(editor)
    for name in COLLAPSED:
        editor.locator(f"#panel-child-article-{name}-section [data-panel-toggle]").first.click()
    editor.mouse.move(0, 0)
    editor.set_viewport_size({"width": 1280, "height": 1100})
    editor.locator("#panel-child-article-introduction-section").evaluate("panel => panel.scrollIntoView()")
    yield save(picture_of(editor, 1100), f"findings-{look}")


def picture_of(page, lowest):
    """Return a picture of the window from its top to at most the line `lowest`, cut through no line of text."""
    page.set_viewport_size({"width": page.viewport_size["width"], "height": lowest})
    axe.finish_animations(page)
    height = page.evaluate(BETWEEN_LINES, lowest)
    data = page.screenshot(clip={"x": 0, "y": 0, "width": page.viewport_size["width"], "height": height})
    with Image.open(BytesIO(data)) as picture:
        return picture.convert("RGBA")


def beside(left, right):
    """Return one picture of two, with nothing between them."""
    size = (left.width + GAP + right.width, max(left.height, right.height))
    result = Image.new("RGBA", size)
    result.paste(left, (0, 0))
    result.paste(right, (left.width + GAP, 0))
    return result


def save(picture, name):
    path = FOLDER / f"readme-{name}.webp"
    picture.save(path, quality=QUALITY, method=6)
    return path
