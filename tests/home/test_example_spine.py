"""An installation says the name that somebody typed, everywhere, and no other; without one it still reads well."""

import io
import re
from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.conf import settings as django_settings
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import call_command
from django.template.loader import render_to_string
from django.test import override_settings
from django.test.signals import template_rendered
from django.urls import resolve, reverse
from django.utils import timezone
from wagtail.models import Comment

from consultations.booking.services import book_visit
from consultations.booking.visits import Visit, doubts_about
from consultations.desk.services import take_consultation
from consultations.models import ConsultationRequest
from consultations.notices.reminders import send_reminders
from consultations.notices.silence import tell_of_silence
from consultations.promise import desk_moment
from consultations.triage.services import triage_consultation
from core.models import PracticeSettings
from editorial.review.approving import record_review
from editorial.work.weekly_digest import send_review_digests
from home.models import HomePage
from outbox.delivery import deliver_next
from tests.consultations.public.test_status import change_time, withdraw
from tests.demo.walk import walk
from tests.editorial.admin import admin_url, edit_form
from tests.editorial.review.test_taking_back import take_back
from tests.factories.consultations import SAME_ORIGIN, form_data, staff_of, submitted
from tests.factories.editorial import account, act, stored, submit, submit_again
from tests.factories.pages import (
    ArticlePageFactory,
    ConditionPageFactory,
    LocationPageFactory,
    PhysicianPageFactory,
    ProcedurePageFactory,
    StandardPageFactory,
    TopicFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.long]

NAME = "Example Spine"
# The practice of the demo.
DEMO = "apollo"
TEMPLATES = django_settings.BASE_DIR / "templates"
EMAILS = {
    path.relative_to(TEMPLATES).as_posix()
    for folder in ("emails", "wagtailadmin/notifications")
    for path in (TEMPLATES / folder).glob("*.txt")
}


@pytest.fixture(autouse=True)
def _installation(settings, tmp_path):
    """Nothing is left from another one, and emails go the whole way."""
    settings.VAR_DIR = tmp_path
    settings.EMAIL_BACKEND = "outbox.backends.OutboxEmailBackend"


def install(*options):
    """Set up a practice by the command, and let people of each kind write a page of each kind."""
    call_command("setup_practice", *options, stdout=io.StringIO())
    HomePage.objects.update(slug="practice")  # where the factories look for it
    author, reviewer = account("writer", "Physicians"), account("reader", "Physicians", "Medical reviewers")
    bio = author.bios.get()
    ArticlePageFactory(authors=[bio], topics=[TopicFactory()])
    ProcedurePageFactory(written_by=bio)
    ConditionPageFactory(written_by=bio)
    StandardPageFactory()
    LocationPageFactory()
    return author, reviewer


# What is served


def visited(client):
    """Return what a visitor gets as {address: bytes}, error pages too."""
    answers = {address: answer.content for address, answer in walk(client).items()}
    answers["refused"] = client.post("/consultation/", form_data()).content
    for path in [
        *TEMPLATES.glob("[45]*.html"),
    ]:
        if path.name != "404.html":  # the walk comes by
            answers[path.name] = render_to_string(path.name).encode()
    for folder in django_settings.STATICFILES_DIRS:
        answers |= {path.as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return answers


def visited_in_admin(client):
    """Return each kind of screen once, as {address: bytes}, that links and menus of the admin lead to."""
    answers, kinds, waiting = {}, set(), ["/admin/login/", reverse("wagtailadmin_password_reset")]
    answers = {address: client.get(address).content for address in waiting}
    client.force_login(staff_of("Editors", is_superuser=True))
    waiting = ["/admin/"]
    while waiting:
        address = waiting.pop()
        kind = resolve(address).view_name
        if kind in kinds or kind == "wagtailadmin_logout":
            continue
        kinds.add(kind)
        answer = client.get(address, follow=True)
        assert answer.status_code < 500, address
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        answers[address] = content
        links = re.findall(r'"(/admin/[^"?#]*/)[^"]*"', content.decode(errors="replace"))
        waiting += [link for link in links if link not in answers and "${" not in link]
    return answers


# What is sent


def send_everything(client, author, reviewer):
    """Do what makes the product send each of its emails, and deliver them. Returns the templates that were rendered."""
    rendered = set()
    template_rendered.connect(
        lambda template, **kwargs: rendered.add(template.name), weak=False, dispatch_uid=NAME
    )
    with time_machine.travel(timezone.now(), tick=False) as clock:
        write_to_a_patient(client)
        answer_remind_and_book()
        send_for_review(client, author, reviewer)
        answer_a_comment(client, author)
        page = ArticlePageFactory(authors=[author.bios.get()])
        record_review(page, approver_name="A colleague", next_review_on=timezone.localdate())
        page.save()
        assert send_review_digests()
        client.logout()
        client.post(reverse("wagtailadmin_password_reset"), {"login": author.email})
        call_command("remove_second_factors", author.username, reason="Lost with the phone")
        client.force_login(staff_of("Administrators"))
        client.post(reverse("readiness:index"))
        invite_and_let_leave(client, author)
        with override_settings(ALARM_AFTER_QUIET_HOURS=1):
            tell_of_silence(desk_moment(PracticeSettings.load(), timezone.now(), timedelta(hours=2)))
        clock.shift(timedelta(hours=1))
        while deliver_next():
            pass
    template_rendered.disconnect(dispatch_uid=NAME)
    return rendered


def invite_and_let_leave(client, author):
    """Invite somebody, and hand over to an editor what the author looks after."""
    role = Group.objects.get(name="Editors")
    person = {"first_name": "Nia", "last_name": "Newcomer", "email": "nia@example.org", "groups": [role.pk]}
    assert client.post(reverse("wagtailusers_users:add"), person).status_code == 302
    bio = stored(author.bios.get())
    client.post(admin_url("edit", bio), edit_form(client, bio) | {"user": ""})
    colleague = account("colleague", "Editors")
    leave = reverse("wagtailusers_users:leave", args=[author.pk])
    assert client.post(leave, {"pages-to": colleague.pk}, follow=True).status_code == 200


def write_to_a_patient(client):
    staff_of("Front desk")
    client.post("/consultation/", form_data(email="rosalind@example.com"), headers=SAME_ORIGIN)
    consultation = ConsultationRequest.objects.get()
    change_time(client, consultation, "morning")
    withdraw(client, consultation)


def answer_remind_and_book():
    """Call a request urgent as a physician, remind the desk of another, and book a visit for who asked by email."""
    desk, physician = (
        staff_of("Front desk", username="booker"),
        staff_of("Physicians", username="answerer-too"),
    )
    bio = PhysicianPageFactory(user=physician)
    consultation = submitted(physician=bio, preferred_contact="email", email="bea@example.com")
    triage_consultation(consultation.pk, version=1, user=physician, answer="urgent")
    send_reminders(submitted(note="Another").promised_for - timedelta(minutes=30))
    take_consultation(consultation.pk, version=2, user=desk)
    begins = timezone.now() + timedelta(days=2)
    visit = Visit(begins, begins + timedelta(minutes=30), None, bio)
    doubts = [doubt.code for doubt in doubts_about(visit)]
    book_visit(consultation.pk, version=3, user=desk, visit=visit, confirmed=doubts)


def send_for_review(client, author, reviewer):
    page = ArticlePageFactory(authors=[author.bios.get()], is_complete=True, live=False, owner=author)
    page.save_revision(user=author)
    page = submit(stored(page), author)
    act(page, reviewer, "comment", comment="Which study?")
    said = [{"key": 1, "contentpath": "title", "position": "", "text": "Too long?"}]
    client.force_login(reviewer)
    client.post(reverse("editorial:comments", args=[page.pk]), said, content_type="application/json")
    page = act(page, reviewer, "reject", comment="Say which")
    page = submit_again(page, author)
    take_back(client, page, author)
    act(submit(stored(page), author), reviewer, "approve")


def answer_a_comment(client, author):
    """Answer what the author asked at a draft, by saving the draft as an editor."""
    page = ArticlePageFactory(authors=[author.bios.get()], live=False)
    page.save_revision(user=author)
    comment = Comment.objects.create(page=page, user=author, contentpath="title", text="Shorter?")
    client.force_login(staff_of("Editors", username="answerer", is_superuser=True))
    answer = {
        "comments-TOTAL_FORMS": 1,
        "comments-INITIAL_FORMS": 1,
        "comments-0-id": comment.pk,
        "comments-0-contentpath": "title",
        "comments-0-position": "",
        "comments-0-text": "Shorter?",
        "comments-0-DELETE": "",
        "comments-0-replies-TOTAL_FORMS": 1,
        "comments-0-replies-INITIAL_FORMS": 0,
        "comments-0-replies-0-id": "",
        "comments-0-replies-0-text": "Yes.",
        "comments-0-replies-0-DELETE": "",
    }
    client.post(admin_url("edit", page), edit_form(client, stored(page)) | answer)


def test_an_installation_named_by_somebody_serves_and_sends_that_name_alone(client):
    author, reviewer = install("--name", NAME, "--phone", "703-555-0142", "--time-zone", "Eastern")
    public, admin = visited(client), visited_in_admin(client)
    assert len(public) > 100
    assert len(admin) > 60
    served = public | admin
    assert [address for address, content in served.items() if DEMO in f"{address} {content}".lower()] == []
    for address in ("/", "/feed.xml", "/no-such-page/", "500.html", "/admin/login/", "/admin/"):
        assert NAME.encode() in served[address], address
    rendered = send_everything(client, author, reviewer)
    assert EMAILS - rendered == set()
    sent = [email.message().as_string() for email in mail.outbox]
    assert [text for text in sent if DEMO in text.lower()] == []
    assert all(f'From: "{NAME}"' in text or f"From: {NAME} <" in text for text in sent)
    for email in mail.outbox:
        check_letter(email)


def check_letter(email):
    """The HTML text of an email names the practice, says what the plain one says, and loads nothing."""
    [(html, _kind)] = email.alternatives
    page = BeautifulSoup(html, "html.parser")
    assert page.select_one(".name").extract().text == NAME
    assert DEMO not in html.lower()
    assert page.select("[src], link, script, [background]") == []
    assert "url(" not in html
    said = re.sub(r"^- ", "", email.body, flags=re.MULTILINE)
    assert "".join(page.body.text.split()) == "".join(said.split()), email.subject
    assert [link["href"] for link in page("a")] == re.findall(r"https?://\S*\w/?", said), email.subject


def test_before_somebody_types_a_name_everything_reads_well(client):
    install()
    served = visited(client)
    for address, content in served.items():
        if b"<html" not in content:
            continue
        page = BeautifulSoup(content, "html.parser")
        title = " ".join(page.title.text.split())
        assert title.strip("|- ") == title != "", address
        assert all(heading.get_text(strip=True) for heading in page.select("h1")), address
        assert "" not in [meta["content"] for meta in page.select('[property="og:site_name"]')], address
        assert not any('"name":""' in script.text for script in page.select("[type$=json]")), address
    home = BeautifulSoup(served["/"], "html.parser")
    assert home.h1.text == "Welcome"
    assert home.select_one(".header__brand").text.split() == ["Our", "practice"]
    assert b"<title>Articles</title>" in served["/feed.xml"]
    assert BeautifulSoup(client.get("/admin/login/").content, "html.parser").h1.text.strip() == "Sign in"
    write_to_a_patient(client)
    while deliver_next():
        pass
    assert len(mail.outbox) == 4
    for email in mail.outbox:
        assert email.from_email == django_settings.DEFAULT_FROM_EMAIL
        assert "\n\n\n" not in email.body
    client.force_login(staff_of("Editors"))
    assert "Our practice" in BeautifulSoup(client.get("/admin/").content, "html.parser").title.text
