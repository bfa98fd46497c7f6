"""Everything there is to look at: each public address of the demo site, and each screen of the staff.

The browser tests, `make accessibility`, `make screenshots` and `python -m benchmarks.quality` share this list.
"""

import re
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from urllib.parse import urlsplit
from xml.etree import ElementTree

from django.http import QueryDict
from django.template.loader import render_to_string
from django.test import RequestFactory

from demo.logins import LOGINS
from tests.browser.author import TITLE as SUBMITTED
from tests.browser.author import submit_article
from tests.browser.demo_site import CHECKOUT, prove, sign_in
from tests.browser.desk import book_on_a_sunday, fill_in_visit, find, unfold
from tests.browser.patient import MILD, ask_for_status, fill_in, reference_number_on, send
from tests.browser.second_factors import (
    PASSWORD,
    accept,
    choose_app,
    give_password_again,
    invite_somebody,
    keep_codes,
    open_invitation,
    open_link_for_new_password,
    put_in_a_security_key,
    set_up_app,
    type_code,
)

CONSULTATIONS = {
    "Ottoline Example": "202 555 0171",
    "Wilhelmina Sample": "202 555 0172",
    "Casimir Demo": "202 555 0173",
}


class Unexpected(Exception):
    """An address is not what the list takes it for."""


def stay(page):
    """Look at the page as it was opened."""


@dataclass(frozen=True)
class Screen:
    """One thing to look at: open `path`, then do what `then` does with Playwright's page.

    `name` is unique and makes a file's name. Of each `kind` one, the sample, stands for all. `login` is the account
    that sees it, "" for a visitor. `html` gives what is shown in place of an answer that no address brings about.
    `status` is what the address is answered with. `part` selects what is ours on Wagtail's screens.
    """

    name: str
    path: str
    kind: str = ""
    login: str = ""
    then: Callable = stay
    html: Callable | None = None
    status: int = 200
    part: str = ""

    @property
    def is_sample(self):
        return self.name == (self.kind or self.name)

    @property
    def is_plain(self):
        """Whether its address alone brings it about, for anybody."""
        return self.then is stay and not self.html and not self.login

    def show(self, page):
        """Bring a browser's page to this screen; somebody with `login` is logged in already."""
        if self.html:
            html = self.html()
            page.route(f"**{self.path}", lambda route: route.fulfill(body=html, content_type="text/html"))
        if not self.login:
            page.context.clear_cookies()  # of somebody whom another screen let sign in
        answer = page.goto(self.path)
        if answer.status != self.status:
            raise Unexpected(f"{self.path} was answered with {answer.status}")
        self.then(page)


# What a patient does


def open_the_visit_sheet(page):
    page.get_by_role("link", name="Print a sheet for your visit").click()
    page.get_by_role("button", name="Print this page").wait_for()


def send_nothing(page):
    send(page)
    page.locator(".errors").wait_for()


def tell_of_a_warning_sign(page):
    fill_in(page)
    page.locator("[name=warning_signs]").first.check()
    send(page)
    page.wait_for_url("**/consultation/")


def send_an_urgent_consultation(page):
    fill_in(page)
    page.locator("[name=urgent_signs]").first.check()
    send(page)
    page.get_by_text("Do not wait for our call.").wait_for()


def send_a_consultation(page):
    fill_in(page)
    send(page)
    page.locator(".reference-number").wait_for()


def look_up_a_consultation(page):
    send_a_consultation(page)
    ask_for_status(page, reference_number_on(page), "0123")
    page.get_by_role("button", name="Change the time").wait_for()


def take_a_consultation_back(page):
    look_up_a_consultation(page)
    page.get_by_text("I no longer need a call").click()
    page.get_by_role("button", name="Cancel my request").click()
    page.get_by_role("button", name="Change the time").wait_for(state="detached")


def look_up_nothing(page):
    page.get_by_label("Reference number").fill("K7M H4P R2")
    page.get_by_label("Last four digits of your phone number").fill("0000")
    page.get_by_role("button", name="Show my request").click()
    page.locator(".errors").wait_for()


def send_consultation_of(page, name, telephone, *, may_leave_message=True):
    page.goto(MILD)
    fill_in(page, patient_name=name, telephone=telephone)
    if not may_leave_message:
        page.locator("[name=may_leave_message][value=no]").check()
    send(page)
    page.locator(".reference-number").wait_for()


# What staff do


def open_first_consultation(page):
    page.goto("/admin/consultations/?tab=all")
    page.locator("tbody tr a[href*='/admin/consultations/']").first.click()
    page.locator(".consultation__status").wait_for()


def save_over_another_ones_change(page):
    open_an_unbooked_consultation(page, "Nadia Notional", "202 555 0177")
    page.locator("#consultation [name=version]").evaluate("field => field.value = 0")
    page.get_by_label("Add a note").fill("Asked for a ramp")
    page.get_by_role("button", name="No answer").click()
    page.get_by_role("alert").filter(has_text="Somebody else changed this request").wait_for()


def open_an_unbooked_consultation(page, name="Paloma Placeholder", telephone="202 555 0174", **answers):
    """Send a request of its own, take it, and stay on its page."""
    send_consultation_of(page, name, telephone, **answers)
    number = reference_number_on(page)
    find(page, number)
    page.locator("[data-row] th a").click()
    page.locator(".consultation__status").wait_for()
    # Sent by another screen too, it is the same request.
    if (take := page.get_by_role("button", name="Take it")).count():
        take.click()
    page.get_by_role("heading", name="Book a visit").wait_for()


def ask_about_a_visit(page):
    open_an_unbooked_consultation(page, "Quincy Question", "202 555 0170")
    fill_in_visit(page, date(2024, 1, 7))
    page.get_by_role("button", name="Book the visit").click()
    page.get_by_role("button", name="Book it anyway").wait_for()


def book_a_visit(page):
    open_an_unbooked_consultation(page)
    book_on_a_sunday(page)
    page.get_by_role("heading", name="Cancel the visit").wait_for()


def search_as_it_sounds(page):
    find(page, "kasimir demo")
    page.locator(".queue__alike").get_by_role("link", name="Casimir Demo").wait_for()


def search_in_vain(page):
    find(page, "zebra")
    page.locator(".queue-found").wait_for()


def ask_about_a_late_try(page):
    open_an_unbooked_consultation(page, "Leopold Fictional", "202 555 0175")
    page.get_by_label("Next try on").fill((date.today() + timedelta(days=60)).isoformat())
    page.get_by_role("button", name="No answer").click()
    page.get_by_text("is more than four weeks away").wait_for()


def ask_about_an_unwanted_message(page):
    open_an_unbooked_consultation(page, "Quilla Invented", "202 555 0176", may_leave_message=False)
    page.get_by_role("button", name="Voicemail").click()
    page.get_by_role("alert").wait_for()


def number_of_another(page):
    """Return the reference number of a request for somebody with a name of their own."""
    find(page, "Wilhelmina Sample")
    return page.locator(".queue__reference-number").first.inner_text()


def ask_about_names(page):
    number = number_of_another(page)
    open_an_unbooked_consultation(page, "Leopold Fictional", "202 555 0175")
    unfold(page, "Move on")
    page.get_by_label("Duplicate of reference number").fill(number)
    page.get_by_role("button", name="Link", exact=True).click()
    page.get_by_role("heading", name="Are they the same patient?").wait_for()


def ask_about_names_of_many(page):
    number = number_of_another(page)
    find(page, "Casimir Demo")
    page.locator("[data-row]").first.get_by_role("checkbox").check()
    more = page.locator(".queue-bulk__more")
    if more.get_attribute("open") is None:
        more.locator("summary").click()
    page.get_by_label("Duplicate of reference number").fill(number)
    page.get_by_role("button", name="Link", exact=True).click()
    page.get_by_role("heading", name="Are they the same patient?").wait_for()


def look_at_a_booked_day(page):
    book_a_visit(page)
    day = page.locator("[name=visit_day]").input_value()
    page.goto(f"{QUEUE}visits/?day={day}")
    page.get_by_role("link", name="Paloma Placeholder").first.wait_for()


def below_first_consultation(name):
    """Return what brings a page to the screen `name` of a request."""

    def open_(page):
        open_first_consultation(page)
        page.goto(f"{page.url.partition('?')[0]}{name}/")
        page.get_by_role("heading", level=1).wait_for()

    return open_


def open_an_article(page, title="Why I talk about MILD slowly"):
    page.goto("/admin/reports/reading-level/")
    page.get_by_role("link", name=title).click()
    page.get_by_role("tab", name="Subject and links").wait_for()


def look_at_findings(page):
    open_an_article(page)
    page.locator(".findings").scroll_into_view_if_needed()


def choose_a_drawing(page):
    open_an_article(page)
    page.locator("drawing-picker").first.get_by_role("button").click()
    page.get_by_role("dialog", name="Choose a drawing").wait_for()


def find_a_source(page):
    page.goto("/admin/new-article/")
    page.locator("#panel-child-article-body-section").get_by_role("textbox").first.press_sequentially(
        "/source"
    )
    page.get_by_role("option", name="Source", exact=True).click()
    page.locator(".modal tbody a").first.wait_for()


def write_down_a_source(page):
    find_a_source(page)
    page.get_by_role("tab", name="Create").click()
    page.get_by_role("tabpanel", name="Create").get_by_role("button", name="Create").wait_for()


def delete_what_is_used(page):
    page.goto("/admin/snippets/articles/topic/?q=Costs+and+coverage")
    page.get_by_role("main").get_by_role("link", name="Costs and coverage", exact=True).click()
    page.goto(page.url.replace("/edit/", "/delete/"))
    page.get_by_role("button", name="Replace everywhere and delete").wait_for()


def in_review(name):
    """Return what brings a page to the screen `name` of publishing an article."""

    def open_(page):
        open_an_article(page)
        page_id = re.search(r"/pages/(\d+)/", page.url)[1]
        page.goto(f"/admin/editorial/{page_id}/{name}/")
        page.get_by_role("heading", level=1).wait_for()

    return open_


def open_account(page, name, step=""):
    """Open the account of this person, and from there the screen behind the link `step`."""
    page.get_by_role("link", name=name, exact=True).click()
    page.get_by_role("heading", level=2, name=name).wait_for()
    if step:
        page.get_by_role("link", name=step).click()
        page.get_by_role("button", name="deactivate").wait_for()


# How staff sign in


def type_a_wrong_password(page):
    page.get_by_label("Username or email").fill("frontdesk")
    page.get_by_label("Password").fill("a wrong password")
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_text("do not match").wait_for()


def come_with_an_invitation(page):
    open_invitation(page, invite_somebody(page))
    page.get_by_role("button", name="Set the password").wait_for()


def come_with_a_link(page):
    """Open the link for a new password of somebody who has signed in before."""
    email = invite_somebody(page)
    accept(page, email)
    page.context.clear_cookies()
    open_link_for_new_password(page, email)
    page.get_by_role("button", name="Set the password").wait_for()


def begin_with_a_second_factor(page):
    email = invite_somebody(page)
    accept(page, email)
    return email


def begin_with(way, button):
    """Return what brings somebody new to the second of the three screens, behind the link `way`."""

    def open_(page):
        begin_with_a_second_factor(page)
        page.get_by_role("link", name=way).click()
        page.get_by_role("button", name=button).wait_for()

    return open_


def get_codes(page):
    email = begin_with_a_second_factor(page)
    choose_app(page)
    return email, set_up_app(page)


def be_asked_for_a_code(page):
    email, _app = get_codes(page)
    page.context.clear_cookies()
    page.goto("/admin/login/")
    prove(page, email, PASSWORD)
    page.get_by_text("type the 6 digits it shows").wait_for()


def type_a_wrong_code(page):
    be_asked_for_a_code(page)
    type_code(page, "000000")
    page.get_by_text("Use the newest code").wait_for()


def look_at_factors(page):
    """Sign somebody new in who has an app and a passkey, and open the list of both."""
    email, app = get_codes(page)
    keep_codes(page)
    page.wait_for_url("**/admin/")
    here = page.url
    page.goto(here.replace("127.0.0.1", "localhost"))
    put_in_a_security_key(page)
    prove(page, email, PASSWORD)
    type_code(page, app.code(early=True))
    page.wait_for_url("**/admin/")
    page.goto(f"{page.url}second-factor/passkey/")
    give_password_again(page, PASSWORD)
    page.get_by_role("button", name="Create the passkey").click()
    page.wait_for_url("**/account/signing-in/")
    page.goto(f"{here}account/signing-in/")
    page.get_by_role("heading", name="Recovery codes").wait_for()


def ask_about_removing_an_app(page):
    look_at_factors(page)
    page.get_by_role("link", name="Remove").first.click()
    give_password_again(page, PASSWORD)
    page.get_by_role("button", name="Remove").wait_for()


def with_password(login):
    """Return what gives the password of an account again, unless the window did so a moment ago."""

    def open_(page):
        if "/password-again/" in page.url:
            give_password_again(page, LOGINS[login])
        page.locator("main form .button").first.wait_for()

    return open_


def ask_about_lost_factors(page):
    open_account(page, "Tobias Lindqvist-Amari")
    page.goto(page.get_by_role("link", name="Lost second factor").get_attribute("href"))
    with_password("admin")(page)
    page.get_by_role("button", name="Remove the second factors").wait_for()


def be_signed_out(page):
    """Sign in, and come back to a request after the session has ended."""
    sign_in(page, "frontdesk")
    open_first_consultation(page)
    page.context.clear_cookies()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    cover = page.get_by_role("dialog", name="You are signed out")
    cover.frame_locator("iframe").get_by_role("button", name="Sign in", exact=True).wait_for()


def decide(action):
    """Return what brings a reviewer to the screen on which they `action` what waits for them."""

    def open_(page):
        page.get_by_role("region", name="My reviews").get_by_role("row", name=SUBMITTED).get_by_role(
            "link", name="Read and decide"
        ).click()
        decision = page.locator("details[name=decision]", has_text=action).first
        if decision.get_attribute("open") is None:
            decision.locator("summary").click()
        page.get_by_role("button", name=action).wait_for()

    return open_


def enter_nothing(page):
    page.locator("main form").last.evaluate("form => form.submit()")
    page.locator("[aria-invalid=true]").first.wait_for()


# What no address brings about


def outage_page():
    """Return the form's answer while the database is away."""
    from consultations.public.forms import ConsultationForm

    form = ConsultationForm.with_answers(QueryDict("asker_name=Ottoline"), offline=True)
    return render_to_string("consultations/public/outage.html", {"form": form}, RequestFactory().get("/"))


def error_page(code):
    return Screen(f"error-{code}", f"/shown/{code}/", html=lambda: render_to_string(f"{code}.html"))


# Those that most people see: `make test` looks at these, `make test-long` at more.
FIRST = ("home", "procedure", "article", "form")
PUBLIC = (
    Screen("home", "/"),
    Screen("procedure", MILD),
    Screen("visit-sheet", MILD, then=open_the_visit_sheet),
    Screen("condition", "/conditions/lumbar-spinal-stenosis/"),
    Screen("physician", "/physicians/ines-valderrama-okoye/"),
    Screen("location", "/locations/downtown-clinic/"),
    Screen("article", "/articles/mild-explained/"),
    Screen("procedures", "/procedures/"),
    Screen("procedures-filtered", "/procedures/?condition=lumbar-spinal-stenosis"),
    Screen("conditions", "/conditions/"),
    Screen("physicians", "/physicians/"),
    Screen("physicians-filtered", "/physicians/?location=northside-clinic"),
    Screen("locations", "/locations/"),
    Screen("articles", "/articles/"),
    Screen("articles-no-match", "/articles/?topic=medicines&author=dmitri-halvorsen-reyes"),
    Screen("location", "/locations/downtown-clinic/"),
    Screen("contact", "/contact/"),
    Screen("standard", "/insurance-and-cost/"),
    Screen("accessibility-statement", "/accessibility/"),
    Screen("search", "/search/"),
    Screen("search-results", "/search/?q=pain"),
    Screen("search-nothing", "/search/?q=zebra"),
    Screen("search-corrected", "/search/?q=stenosys"),
    Screen("search-answers", "/search/?q=hours"),
    Screen("form", "/consultation/"),
    Screen("form-errors", MILD, then=send_nothing),
    Screen("form-warning-sign", MILD, then=tell_of_a_warning_sign),
    Screen("form-outage", "/shown/outage/", html=outage_page),
    Screen("confirmation", MILD, then=send_a_consultation),
    Screen("confirmation-urgent", MILD, then=send_an_urgent_consultation),
    Screen("confirmation-expired", "/consultation/sent/long-ago/", status=404),
    Screen("status-form", "/consultation/status/"),
    Screen("status-not-found", "/consultation/status/", then=look_up_nothing),
    Screen("status", MILD, then=look_up_a_consultation),
    Screen("status-closed", MILD, then=take_a_consultation_back),
    Screen("error-404", "/no-such-page/", status=404),
    *(error_page(code) for code in (400, 403, 500, 503)),
)

QUEUE = "/admin/consultations/"
GUIDES = sorted(path.stem for path in (CHECKOUT / "docs" / "guides").iterdir())
REPORTS = (
    "due-for-review",
    "source-notices",
    "sources-to-fix",
    "orphans",
    "one-way-links",
    "reading-level",
    "missing",
    "missed-words",
    "site-history",
)
STAFF = (
    Screen("staff-login", "/admin/login/"),
    Screen("staff-login-wrong", "/admin/login/", then=type_a_wrong_password),
    Screen("staff-login-code", "/admin/login/", then=be_asked_for_a_code),
    Screen("staff-login-code-wrong", "/admin/login/", then=type_a_wrong_code),
    Screen("staff-new-password", "/admin/password_reset/"),
    Screen("staff-new-password-sent", "/admin/password_reset/done/"),
    Screen("staff-new-password-link", "/admin/password_reset/", then=come_with_a_link),
    Screen("staff-new-password-broken", "/admin/password_reset/new/", status=410),
    Screen("staff-invitation", "/admin/login/", then=come_with_an_invitation, part=".invitation"),
    Screen("staff-factor-choose", "/admin/login/", then=begin_with_a_second_factor),
    Screen("staff-factor-app", "/admin/login/", then=begin_with("Use an app", "Continue")),
    Screen("staff-factor-passkey", "/admin/login/", then=begin_with("Use a passkey", "Create the passkey")),
    Screen("staff-factor-codes", "/admin/login/", then=get_codes),
    Screen("staff-signing-in", "/admin/account/signing-in/", login="manager"),
    Screen("staff-signing-in-factors", "/admin/login/", then=look_at_factors),
    Screen("staff-signing-in-remove", "/admin/login/", then=ask_about_removing_an_app),
    Screen("staff-password-again", "/admin/account/password-again/", login="manager"),
    Screen("staff-change-password", "/admin/account/password/", login="manager"),
    Screen("staff-change-email", "/admin/account/email/", login="manager", then=with_password("manager")),
    Screen("staff-lost-factors", "/admin/users/", login="admin", then=ask_about_lost_factors),
    Screen("staff-signed-out", "/admin/login/", then=be_signed_out, part="#session-cover"),
    Screen("staff-home", "/admin/", login="frontdesk"),
    *(
        Screen(f"staff-queue-{tab}", f"{QUEUE}?tab={tab}", "staff-queue-all", login="triagelead")
        for tab in ("all", "new", "mine", "nobody", "today", "overdue", "waiting", "quarantine")
    ),
    Screen("staff-queue-filtered", f"{QUEUE}?tab=all&status=booked", login="frontdesk"),
    Screen("staff-queue-alike", QUEUE, login="frontdesk", then=search_as_it_sounds),
    Screen("staff-queue-nobody-found", QUEUE, login="frontdesk", then=search_in_vain),
    Screen("staff-queue-names", QUEUE, login="frontdesk", then=ask_about_names_of_many),
    Screen("staff-call-list", f"{QUEUE}call-list/?tab=all", login="frontdesk"),
    Screen("staff-request", QUEUE, login="triagelead", then=open_first_consultation),
    Screen("staff-request-conflict", QUEUE, login="frontdesk", then=save_over_another_ones_change),
    Screen("staff-request-correct", QUEUE, login="frontdesk", then=below_first_consultation("correct")),
    Screen("staff-request-print", QUEUE, login="frontdesk", then=below_first_consultation("print")),
    Screen("staff-request-erase", QUEUE, login="privacy", then=below_first_consultation("erase")),
    Screen("staff-request-booked", QUEUE, login="frontdesk", then=book_a_visit),
    Screen("staff-request-asked", QUEUE, login="frontdesk", then=ask_about_a_visit),
    Screen("staff-request-late-try", QUEUE, login="frontdesk", then=ask_about_a_late_try),
    Screen("staff-request-unwanted", QUEUE, login="frontdesk", then=ask_about_an_unwanted_message),
    Screen("staff-request-names", QUEUE, login="frontdesk", then=ask_about_names),
    Screen("staff-visits", f"{QUEUE}visits/", login="frontdesk", then=look_at_a_booked_day),
    Screen("staff-enter", f"{QUEUE}enter/", login="frontdesk"),
    Screen("staff-leave", f"{QUEUE}leave/", login="triagelead"),
    Screen("staff-enter-errors", f"{QUEUE}enter/", login="frontdesk", then=enter_nothing),
    Screen("staff-report", f"{QUEUE}report/", login="triagelead"),
    Screen("staff-export", f"{QUEUE}export/?tab=all", login="privacy"),
    Screen("staff-audit", f"{QUEUE}audit/", login="privacy"),
    Screen("staff-stuck-mail", "/admin/stuck-mail/", login="frontdesk"),
    *(
        Screen(f"staff-guide-{name}", f"/admin/guides/{name}/", "staff-guide-front-desk", login="frontdesk")
        for name in GUIDES
    ),
    Screen("staff-home-manager", "/admin/", login="manager"),
    Screen("staff-home-physician", "/admin/", login="physician"),
    Screen("staff-home-reviewer", "/admin/", login="reviewer"),
    Screen("staff-my-posts", "/admin/my-work/my-posts/", login="physician"),
    Screen("staff-my-reviews", "/admin/my-work/my-reviews/", login="reviewer"),
    Screen("staff-my-due-for-review", "/admin/my-work/due-for-review/", login="physician"),
    Screen("staff-review-approve", "/admin/", login="reviewer", then=decide("Approve"), part=".decide__side"),
    Screen(
        "staff-review-send-back", "/admin/", login="reviewer", then=decide("Send back"), part=".decide__side"
    ),
    Screen("staff-readiness", "/admin/readiness/", login="editor"),
    Screen("staff-users", "/admin/users/", login="admin"),
    Screen("staff-invite", "/admin/users/new/", login="admin", part=".account-roles"),
    Screen(
        "staff-account",
        "/admin/users/",
        login="admin",
        then=partial(open_account, name="Tobias Lindqvist-Amari"),
        part=".account-state",
    ),
    Screen(
        "staff-leaving",
        "/admin/users/",
        login="admin",
        then=partial(open_account, name="Tobias Lindqvist-Amari", step="Somebody leaves"),
        part=".leaving",
    ),
    Screen("staff-invitation-broken", "/admin/invitation/", status=404, part=".invitation"),
    Screen("staff-first-day", "/admin/readiness/first-day/", login="editor"),
    *(Screen(f"staff-{name}", f"/admin/reports/{name}/", login="editor") for name in REPORTS),
    Screen("staff-sources", "/admin/snippets/core/source/", login="editor"),
    Screen("staff-answer", "/admin/snippets/search/answer/add/?phrases=botox", login="editor"),
    Screen("staff-findings", "/admin/", login="admin", then=look_at_findings, part=".findings"),
    Screen("staff-without-review", "/admin/", login="admin", then=in_review("without-review")),
    Screen("staff-minor-change", "/admin/", login="admin", then=in_review("minor-change")),
    Screen("staff-drawings", "/admin/", login="editor", then=choose_a_drawing, part="dialog[open]"),
    Screen("staff-source-chooser", "/admin/", login="physician", then=find_a_source, part=".modal-body"),
    Screen("staff-source-new", "/admin/", login="physician", then=write_down_a_source, part=".modal-body"),
    Screen("staff-replace", "/admin/", login="manager", then=delete_what_is_used),
    Screen("staff-patterns", "/admin/patterns/", login="editor"),
)

# By the first part of an address of the sitemap; what is not here is a standard page.
KINDS = {
    "procedures": "procedure",
    "conditions": "condition",
    "physicians": "physician",
    "articles": "article",
}


def all_screens(site_url):
    """Return every public address of the site at `site_url`, what else visitors meet, the staff's screens, patterns."""
    seen = {screen.path for screen in PUBLIC if screen.is_plain}
    listed = [screen for screen in listed_screens(site_url) if screen.path not in seen]
    return [*PUBLIC, *listed, *STAFF, *patterns()]


def listed_screens(site_url):
    """Return every page in the sitemap of the site at `site_url`."""
    return [_listed(path) for path in sitemap_paths(site_url)]


def samples():
    """Return one screen of each kind."""
    return [screen for screen in (*PUBLIC, *STAFF, *patterns()) if screen.is_sample]


def patterns(states=None):
    """Return each state of each component and block, as staff see it in the frames of the pattern page.

    `states`: at most so many of each.
    """
    from patterns.views import blocks, components

    return [
        Screen(f"staff-pattern-{pattern.slug}-{url.split('/')[-2]}", url, login="editor")
        for pattern in (*components(), *blocks())
        for _state, url in list(pattern.addresses())[:states]
    ]


def sitemap_paths(site_url):
    """Return the paths of the sitemap."""
    with urllib.request.urlopen(f"{site_url}/sitemap.xml") as answer:
        locations = ElementTree.parse(answer).iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
        return [urlsplit(location.text).path for location in locations]


def _listed(path):
    parts = path.strip("/").split("/")
    return Screen("-".join(["page", *parts]), path, kind=KINDS.get(parts[0], "standard"))


def send_consultations(page):
    """Send a few requests as patients, so that the staff's screens have something to show."""
    for name, telephone in CONSULTATIONS.items():
        send_consultation_of(page, name, telephone)


def ask_for_a_review(page):
    """Submit an article as a physician, so that a reviewer has something to decide on."""
    sign_in(page, "physician")
    submit_article(page)
