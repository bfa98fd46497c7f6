"""The first day, by its guide: from a fresh production database to a practice's own home page; its clicks counted."""

import os
import re
import subprocess
import sys

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import expect

from apmsite.env_file import write_env_file
from benchmarks.load_and_faults import wait_until_answered
from benchmarks.mail_server import MailServer
from benchmarks.site import CHECKOUT, Site, free_port
from tests.browser.author import tick_off_findings
from tests.browser.clipboard import paste
from tests.browser.demo_site import prove
from tests.browser.second_factors import PASSWORD, choose_app, keep_codes, set_up_app
from tests.databases import put_migrated_database

MOST_CLICKS = 150
CITATION = "Doe J. Shots for a sore nerve. J Pain. 2024 May 3;25(4):101-110. PMID: 98765432."
# As docs/operations.md tells whoever runs the server.
FIRST_START = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", interactive=False, verbosity=0)
call_command("setup_practice", name="Example Spine", phone="202-555-0142")
call_command("set_site_address")
call_command("collectstatic", interactive=False, verbosity=0)
call_command("createsuperuser", interactive=False, username="keeper", email="keeper@example.org")
"""

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def mails():
    """The mail server of the practice."""
    server = MailServer()
    yield server
    server.switch_off()


@pytest.fixture(scope="module")
def practice(tmp_path_factory, django_db_blocker, mails):
    """The environment of a new practice with one superuser, served with the settings of production."""
    folder = tmp_path_factory.mktemp("practice")
    (folder / "var").mkdir()
    with django_db_blocker.unblock():
        put_migrated_database(folder / "var" / "db.sqlite3")
    write_env_file(folder / "site.env")
    port = free_port()
    environment = {
        "DJANGO_SETTINGS_MODULE": "tests.browser.production",
        "ENV_FILE": str(folder / "site.env"),
        "VAR_DIR": str(folder / "var"),
        "DATABASE_URL": f"sqlite:///{folder / 'var' / 'db.sqlite3'}",
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "BIND": f"127.0.0.1:{port}",
        "WEB_CONCURRENCY": "1",
        "EMAIL_URL": f"smtp://127.0.0.1:{mails.port}",
        "DJANGO_SUPERUSER_PASSWORD": PASSWORD,
    }
    subprocess.run(
        [sys.executable, "-c", FIRST_START], cwd=CHECKOUT, env=os.environ | environment, check=True
    )
    with Site(environment, folder / "log"):
        wait_until_answered(port)
        yield environment


@pytest.fixture
def walk(browser, practice, mails, tmp_path):
    """Everybody who takes part, each with a browser of their own."""
    walk = Walk(browser, practice, mails, tmp_path)
    yield walk
    for context in walk.contexts:
        context.close()


class Walk:
    """Opens windows, and keeps what was pressed in them (`clicks`) and the source of what they showed (`seen`)."""

    def __init__(self, browser, practice, mails, folder):
        self.browser, self.practice, self.mails, self.folder = browser, practice, mails, folder
        self.url = practice["PUBLIC_URL"]
        self.contexts, self.clicks, self.seen = [], [], []

    def open(self, path, **options):
        """Return a new visitor's window at a path."""
        context = self.browser.new_context(base_url=self.url, **options)
        self.contexts.append(context)
        page = context.new_page()
        page.expose_function("noteClick", lambda words: self.clicks.append(words))
        page.expose_function("noteSource", lambda source: self.seen.append(source))
        page.add_init_script(
            """addEventListener('pointerdown', ({ target }) => noteClick(target.textContent.trim()), true);
            addEventListener('DOMContentLoaded', () => noteSource(document.documentElement.outerHTML))"""
        )
        page.goto(path)
        return page

    def sign_in(self, page, username):
        """Sign somebody in for the first time, with a second factor set up on the way."""
        prove(page, username, PASSWORD)
        choose_app(page)
        set_up_app(page)
        keep_codes(page)
        page.wait_for_url("**/admin/")
        return page

    def look_again(self):
        """Do what the worker does every five minutes."""
        command = [sys.executable, "manage.py", "check_readiness"]
        subprocess.run(command, cwd=CHECKOUT, env=os.environ | self.practice, check=True)

    def accept(self, email):
        """Follow the invitation that was sent to somebody, and return their window, signed in."""
        link = self.wait_for_mail(email, r"http://\S+/admin/invitation/\S+")
        page = self.open(link)
        page.locator("[name=new_password1]").fill(PASSWORD)
        page.locator("[name=new_password2]").fill(PASSWORD)
        page.get_by_role("button", name="Set the password").click()
        return self.sign_in(page, email)

    def wait_for_mail(self, address, pattern):
        """Return what the newest mail to an address says that matches the pattern, once it is there."""
        for _round in range(300):
            for recipients, message in reversed(self.mails.mails):
                found = re.search(pattern, message.get_body(["plain"]).get_content())
                if address in recipients and found:
                    return found[0]
            self.contexts[0].pages[0].wait_for_timeout(100)
        raise AssertionError(f"No mail to {address}")


TITLE = "Epidural injection"
# What the guide leaves for the weeks after, and what only whoever runs the server can do.
LEFT = [
    "Photographs and texts of bios",
    "Payments from companies",
    "A first condition",
    "Warning signs",
    "A first article",
    "What is missing on pages",
    "Who pays for the site",
    "Keys and security settings",  # the keys of the tests are no secret, and there is no TLS
]
NOTICES = (
    "Notice of Privacy Practices",
    "Notice of nondiscrimination",
    "Language help, free",
    "Cost estimates",
    "Accessibility",
)


def test_from_a_fresh_database_to_a_home_page_of_its_own(walk, tmp_path):
    keeper = walk.sign_in(walk.open("/admin/"), "keeper")
    assert "Accounts for daily work" in to_do(keeper)
    invite(keeper, "Pat", "Manager", "Administrators")
    invite(keeper, "Rae", "Desk", "Front desk", "Privacy officer")
    walk.accept("rae@example.org")
    manager = walk.accept("pat@example.org")

    fill_in_settings(manager, tmp_path)
    invite(manager, "Ada", "Okoye", "Physicians", "Medical reviewers")
    invite(manager, "Ben", "Reyes", "Physicians", "Medical reviewers")
    author, reviewer = walk.accept("ada@example.org"), walk.accept("ben@example.org")
    follow(manager, "Clinicians")
    write_bio(manager, "Ada", "Okoye")
    manager.get_by_role("link", name="Add child page").first.click()
    write_bio(manager, "Ben", "Reyes")
    assert "Bios and accounts" in to_do(manager)
    link_bio(manager, "Ada Okoye")
    link_bio(manager, "Ben Reyes")
    write_location(manager)

    begin_procedure(manager, "Ada Okoye")
    write_and_submit(author)
    read_and_approve(reviewer)
    complete_notices(manager)
    write_home_page(manager)
    walk.look_again()
    assert to_do(manager) == LEFT
    assert len(walk.clicks) <= MOST_CLICKS, walk.clicks

    look_at_it(walk.open("/"))
    sent = [message.as_string() for _recipients, message in walk.mails.mails]
    assert len(walk.seen) > 40
    assert len(sent) > 4
    assert [text for text in [*walk.seen, *sent] if "apollo" in text.lower()] == []


def look_at_it(visitor):
    """Find on the public pages what the walk was for."""
    expect(visitor).to_have_title(re.compile("Example Spine"))
    expect(visitor.get_by_role("main")).to_contain_text("We help you move again")
    expect(visitor.locator(".header__brand img").first).to_be_visible()
    expect(visitor.locator("link[rel=stylesheet][href^='/look/']")).to_have_count(1)
    foot = visitor.get_by_role("contentinfo")
    expect(foot).to_contain_text("1 Main Street")
    for notice in NOTICES:
        expect(foot.get_by_role("link", name=notice)).to_be_visible()
    visitor.goto("/physicians/")
    for name in ("Ada Okoye, MD", "Ben Reyes, MD"):
        expect(visitor.get_by_role("main").get_by_role("link", name=name).first).to_be_visible()
    visitor.goto("/procedures/epidural-injection/")
    expect(visitor.get_by_role("main")).to_contain_text("Reviewed by Ben Reyes")


def invite(page, first_name, last_name, *roles):
    page.get_by_role("button", name="Settings").click()
    page.get_by_role("list", name="Settings").get_by_role("link", name="Users").click()
    page.get_by_role("link", name="Invite a person").click()
    page.get_by_label("First name").fill(first_name)
    page.get_by_label("Last name").fill(last_name)
    page.get_by_label("Email").fill(f"{first_name.lower()}@example.org")
    for role in roles:
        page.get_by_role("checkbox", name=role, exact=True).check()
    page.get_by_role("button", name="Send the invitation").click()
    page.get_by_text(f"{first_name} {last_name} is invited").wait_for()


def to_do(page):
    """Open the first day, and return the names of what is not ready."""
    page.goto("/admin/")
    page.get_by_role("region", name="What to do next").get_by_role(
        "link", name="First day", exact=True
    ).click()
    page.wait_for_url("**/first-day/")
    return page.locator(".readiness__item:not(.readiness__item--ready) .readiness__name").all_inner_texts()


def follow(page, name):
    """Go from the first day to where something is done."""
    assert name in to_do(page)
    page.get_by_role("link", name=re.compile(rf": {name}$")).click()
    page.wait_for_load_state("networkidle")


def publish(page):
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish").click()
    page.locator(".messages", has_text="published").wait_for()


def fill_in(page, **fields):
    for name, value in fields.items():
        page.locator(f"[name={name}]").fill(value)


def add_hours(page, relation):
    page.locator(f"#id_{relation}-ADD").click()
    fill_in(page, **{f"{relation}-0-opens": "8:30am", f"{relation}-0-closes": "17:00"})


def fill_in_settings(page, folder):
    follow(page, "Phone, hours and email")
    fill_in(page, email="desk@example.org")
    page.get_by_role("tab", name="Phone hours and callbacks").click()
    add_hours(page, "desk_hours")
    page.get_by_role("tab", name="Look").click()
    page.get_by_role("button", name="Choose an image").first.click()
    page.get_by_role("tab", name="Upload").click()
    window = page.get_by_role("dialog")
    window.locator("[type=file]").set_input_files(draw_logo(folder))
    expect(window.get_by_label("Title")).to_have_value("logo")
    window.get_by_role("button", name="Upload").click()
    window.wait_for(state="hidden")
    fill_in(page, hue="20")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Practice settings updated").wait_for()


def draw_logo(folder):
    picture = Image.new("RGBA", (240, 160))
    ImageDraw.Draw(picture).ellipse((20, 10, 220, 150), fill=(200, 80, 20, 255))
    picture.save(folder / "logo.png")
    return folder / "logo.png"


def write_location(page):
    follow(page, "Locations")
    fill_in(
        page,
        title="Main Street",
        street="1 Main Street",
        city="Springfield",
        region="VA",
        postal_code="22150",
    )
    page.get_by_role("tab", name="Hours and way here").click()
    add_hours(page, "visiting_hours")
    publish(page)


def write_bio(page, given_name, family_name):
    """Fill in the form of a new bio, which is open."""
    fill_in(
        page, given_name=given_name, family_name=family_name, credentials="MD", job_title="Spine physician"
    )
    add_block(page, "biography", "Text")
    page.keyboard.insert_text("I listen first. Then we look for what helps you walk again.")
    publish(page)


def add_block(page, name, kind=""):
    """Add a block at the end of a field, of a kind where there are several, and return it."""
    field = page.locator(f"[data-contentpath={name}]")
    field.get_by_role("button", name="Insert a block").last.click()
    if kind:
        page.get_by_role("option", name=kind, exact=True).click()
    block = field.locator("[data-streamfield-child]").last
    block.get_by_role("textbox").last.focus()
    return block


def link_bio(page, name):
    """Link a bio to the account of the person."""
    follow(page, "Bios and accounts")
    page.locator("[name=user]").select_option(label=name)
    page.get_by_role("button", name="Save draft").click()
    page.locator(".messages", has_text=re.compile("created|updated")).wait_for()


def complete_notices(page):
    """Write what each of the drafts asks for, and publish them."""
    for _notice in NOTICES:
        follow(page, "Notices")
        line = page.locator("[data-block]", has_text="delete this line")
        block = line.locator("xpath=ancestor::*[@data-streamfield-child][1]")
        block.get_by_role("button", name="Delete", exact=True).click()
        line.wait_for(state="hidden")
        while (marked := page.locator("[data-block]:visible", has_text="[To complete")).count():
            complete(page, marked.first)
        publish(page)


def complete(page, paragraph):
    """Mark what is to complete in a paragraph, as the mouse would in one drag, and write over it."""
    paragraph.evaluate(
        """paragraph => {
            const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
            while (!walker.nextNode().data.includes("[To complete"));
            const { data } = walker.currentNode;
            const start = data.indexOf("[To complete");
            paragraph.closest("[contenteditable]").focus();
            getSelection().setBaseAndExtent(
                walker.currentNode, start, walker.currentNode, data.indexOf("]", start) + 1
            );
        }"""
    )
    page.keyboard.type("Rae Desk")


def begin_procedure(page, author):
    """Make a draft that names its author, who then finds it among her posts."""
    follow(page, "A first procedure")
    fill_in(page, title=TITLE)
    page.get_by_role("tab", name="Review and links").click()
    page.get_by_role("button", name="Choose a page (Physician)").click()
    page.get_by_role("dialog").get_by_role("link", name=author).click()
    page.get_by_role("button", name="Save draft").click()
    page.locator(".messages", has_text=re.compile("created|updated")).wait_for()


def write_and_submit(page):
    """Write what a review needs, with a source, and submit it."""
    page.goto("/admin/")
    page.get_by_role("region", name="My posts").get_by_role("link", name=f"Edit: {TITLE}").click()
    fill_in(page, summary="A shot near the spine. It may ease pain that runs down a leg.")
    add_block(page, "understanding", "Text")
    page.keyboard.type("A swollen nerve hurts. The shot may calm it. /source")
    page.get_by_role("option", name="Source", exact=True).click()
    page.get_by_role("tab", name="Create").click()
    expect(page.get_by_role("textbox", name="Paste a source")).to_be_focused()
    paste(page, CITATION, CITATION)
    source = page.get_by_role("tabpanel", name="Create")
    expect(source.get_by_role("status")).to_contain_text("Nothing is saved yet")
    source.get_by_role("button", name="Create").click()
    source.wait_for(state="hidden")
    page.get_by_role("tab", name="Deciding").click()
    for name, lead in (("benefits", "Less pain for some weeks"), ("risks", "A headache for a day or two")):
        block = add_block(page, name)
        block.locator("[name$=-lead]").fill(lead)
        block.locator(".public-DraftEditor-content").focus()
        page.keyboard.insert_text("Some people have it. Ask us what it means for you.")
    for name, topic in (("before", "eating"), ("after", "normal")):
        block = add_block(page, name)
        block.get_by_role("combobox").select_option(topic)
        block.locator(".public-DraftEditor-content").focus()
        page.keyboard.insert_text("You may eat and drink as you like.")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Submit for medical review").click()
    page.get_by_text("submitted for moderation").wait_for()


def read_and_approve(page):
    page.goto("/admin/")
    reviews = page.get_by_role("region", name="My reviews")
    reviews.get_by_role("row", name=TITLE).get_by_role("link", name="Read and decide").click()
    page.get_by_role("heading", name="What the checks found").wait_for()
    tick_off_findings(page)
    page.get_by_role("button", name="Approve").click()
    page.get_by_text("is approved").wait_for()


def write_home_page(page):
    follow(page, "Home page")
    fill_in(page, hero_lead="We help you move again after back pain.")
    publish(page)
