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
from tests.browser.screens import QUEUE, open_an_article

FOLDER = CHECKOUT / "docs" / "pictures"
LOOKS = ("light", "dark")
QUALITY = 60
GAP = 48  # pixels of the picture between two screens
MARGIN = 24  # CSS pixels below what is the end of a picture

# Who asked, how many hours ago, on which procedure's page, and how many hours ago the desk did what.
CONSULTATIONS = (
    (
        "Hollis Placeholder",
        122,
        "epidural-steroid-injection",
        ((98, "log_call", {"outcome": "reached"}), (97, "book_visit", {})),
    ),
    ("Marisol Example", 119, "spinal-cord-stimulation", ()),
    (
        "Casimir Demo",
        98,
        "mild",
        ((94, "log_call", {"outcome": "voicemail"}), (93, "move_consultation", {"to": "waiting"})),
    ),
    ("Ingrid Sample", 76, "radiofrequency-ablation", ((70, "log_call", {"outcome": "no_answer"}),)),
    ("Thaddeus Example", 43, "mild", ((1, "take_consultation", {}),)),
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

# The lowest line of the window, up to the given one, that goes through no text and no control.
BETWEEN_LINES = """lowest => {
    const boxes = [...document.querySelectorAll("button, input, textarea, .button")];
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

    from core.calendar.working_days import working_day_after
    from core.models import PracticeSettings

    practice = PracticeSettings.load()
    day = working_day_after(practice, timezone.now())
    return datetime.combine(day, time(10, 30), ZoneInfo(practice.time_zone))


def fill_queue(now):
    """Send the requests as patients do and work on them as the desk does, each at its hour before `now`."""
    from django.contrib.auth import get_user_model

    from consultations.concerns import Concern
    from consultations.desk import services
    from procedures.models import ProcedurePage
    from tests.factories.consultations import submitted

    desk = get_user_model().objects.get(username="frontdesk")
    concern = Concern.objects.get(kind="procedure")
    for number, (name, hours, slug, work) in enumerate(CONSULTATIONS):
        page = ProcedurePage.objects.get(slug=slug)
        answers = {"patient_name": name, "telephone": f"202-555-01{70 + number}"}
        with time_machine.travel(now - timedelta(hours=hours)):
            consultation = submitted(page, concern=concern, procedure=page, **answers)
        for hours_ago, service, changes in work:
            change = book if service == "book_visit" else getattr(services, service)
            with time_machine.travel(now - timedelta(hours=hours_ago)):
                consultation = change(consultation.pk, version=consultation.version, user=desk, **changes)


def book(pk, **seen):
    """Book a visit in ten days, and return the request."""
    from django.utils import timezone

    from consultations.booking.services import Visit, book_visit
    from locations.models import LocationPage
    from physicians.models import PhysicianPage

    starts_at = timezone.now().replace(minute=0) + timedelta(days=10)
    visit = Visit(
        starts_at,
        starts_at + timedelta(minutes=30),
        LocationPage.objects.first(),
        PhysicianPage.objects.first(),
    )
    return book_visit(pk, visit=visit, confirmed=("closed", "hours"), **seen)


def write_draft(page):
    """Save a draft that says too much."""
    sign_in(page, "editor")
    open_an_article(page, ARTICLE)
    page.locator("[name=introduction]").fill(INTRODUCTION)
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Save draft").click()
    page.get_by_text("has been updated").wait_for()
    page.context.close()


# The pictures


def pictures_in(look, browser, url):
    """Take the pictures of one look and return their paths."""

    def window(width, height, scale):
        context = browser.new_context(
            base_url=url,
            viewport={"width": width, "height": height},
            device_scale_factor=scale,
            reduced_motion="reduce",
            **axe.MODES[look],
        )
        return context.new_page()

    phone, home = window(390, 820, 1.5), window(1280, 1300, 1.1)
    phone.goto(MILD)
    home.goto("/")
    left = picture_of(phone, 820, foot=".bar")
    yield save(beside(left, picture_of(home, left.height / 1.1)), f"site-{look}")

    queue = window(1280, 1100, 1.5)
    sign_in(queue, "frontdesk")
    queue.goto(f"{QUEUE}?tab=all")
    yield save(picture_of(queue, end_of(queue, "table.queue")), f"queue-{look}")

    editor = window(1280, 1300, 1.5)
    sign_in(editor, "editor")
    open_an_article(editor, ARTICLE)
    for name in COLLAPSED:
        editor.locator(f"#panel-child-article-{name}-section [data-panel-toggle]").first.click()
    editor.mouse.move(0, 0)
    editor.locator("#panel-child-article-introduction-section").evaluate("panel => panel.scrollIntoView()")
    yield save(picture_of(editor, end_of(editor, ".findings")), f"findings-{look}")


def end_of(page, selector):
    """Return the line a little below what `selector` selects."""
    box = page.locator(selector).bounding_box()
    return box["y"] + box["height"] + MARGIN


def picture_of(page, lowest, foot=""):
    """Return a picture of the window from its top down to at most the line `lowest`, whose edge cuts through no text.

    `foot` selects what stays at the foot of the window: then the page is cut above it.
    """
    width = page.viewport_size["width"]
    foot_height = lowest - page.locator(foot).bounding_box()["y"] if foot else 0
    height = round(page.evaluate(BETWEEN_LINES, lowest - foot_height) + foot_height)
    if foot:
        page.set_viewport_size({"width": width, "height": height})
    axe.finish_animations(page)
    shot = page.screenshot(clip={"x": 0, "y": 0, "width": width, "height": height})
    with Image.open(BytesIO(shot)) as picture:
        return picture.convert("RGB")


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
