"""The readiness checks of the site itself and of the rooms below, which do not know of readiness."""

from datetime import timedelta
from functools import lru_cache

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import check_password
from django.contrib.contenttypes.models import ContentType
from django.core.checks import Tags, run_checks
from django.core.files.storage import default_storage
from django.db.models import CharField
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex

from core.addresses.broken_links import pages_with_broken_links
from core.models import FooterText, PracticeSettings
from core.phones.numbers import us_number
from core.readiness.registry import CheckResult, register_check
from core.visibility import visible_pages
from outbox.models import WORKER_OVERDUE, OutboxMessage, PeriodicRun

NAMES_SHOWN = 5
MAIL_IS_FRESH = timedelta(days=30)
# Names that a demo or a hurried beginner gives to accounts.
WELL_KNOWN_NAMES = (
    "admin",
    "demo",
    "editor",
    "frontdesk",
    "physician",
    "privacy",
    "reviewer",
    "root",
    "test",
    "triagelead",
)
_DELIVERIES_TO_NOBODY = ("console", "dummy", "filebased", "locmem")


def names_of(objects):
    """Return the first names of a list in one line, and how many more there are."""
    shown = ", ".join(f"“{item}”" for item in objects[:NAMES_SHOWN])
    more = len(objects) - NAMES_SHOWN
    return (
        ngettext("%(names)s and %(more)d more", "%(names)s and %(more)d more", more)
        % {
            "names": shown,
            "more": more,
        }
        if more > 0
        else shown
    )


@register_check(gettext_lazy("Phone, hours and email"))
def telephone_and_hours():
    practice = PracticeSettings.load()
    missing = [
        name
        for name, value in (
            (_("phone"), practice.telephone),
            (_("email for notices"), practice.email),
            (_("phone hours"), practice.desk_hours.exists()),
        )
        if not value
    ]
    url = reverse("wagtailsettings:edit", args=["core", "practicesettings"])
    if missing:
        sentence = _("Not filled in: %(fields)s.") % {"fields": ", ".join(missing)}
        return CheckResult(False, sentence, url, _("Open the practice settings"))
    if not us_number(practice.telephone):
        sentence = _("No phone can dial “%(telephone)s”.") % {"telephone": practice.telephone}
        return CheckResult(False, sentence, url, _("Open the practice settings"))
    return CheckResult(
        True, _("Patients see %(telephone)s and when it is answered.") % {"telephone": practice.telephone}
    )


@register_check(gettext_lazy("Who pays for the site"))
def funding():
    """In every language in which the foot of the pages has words."""
    texts = FooterText.objects.all()
    silent = texts.filter(funding="").first()
    if texts and not silent:
        return CheckResult(True, _("Medical pages tell their readers who pays for the site."))
    url = (
        reverse("wagtailsnippets_core_footertext:edit", args=[silent.pk])
        if silent
        else reverse("wagtailsnippets_core_footertext:list")
    )
    return CheckResult(
        False, _("Medical pages do not say who pays for the site."), url, _("Open the footer text")
    )


@register_check(gettext_lazy("Email"))
def mail():
    if settings.OUTBOX_DELIVERY_BACKEND.split(".")[-2] in _DELIVERIES_TO_NOBODY:
        sentence = _(
            "Email is kept on the server and reaches nobody. docs/environment.md says how to set EMAIL_URL."
        )
        return CheckResult(False, sentence, *_test_mail())
    now = timezone.now()
    stuck = OutboxMessage.objects.stuck(now).count()
    if stuck:
        sentence = ngettext(
            "%(count)d email could not be delivered.", "%(count)d emails could not be delivered.", stuck
        )
        return CheckResult(
            False, sentence % {"count": stuck}, reverse("stuck_mail:index"), _("See what is stuck")
        )
    last = OutboxMessage.objects.filter(sent_at__gt=now - MAIL_IS_FRESH).order_by("-sent_at").first()
    if not last:
        return CheckResult(False, _("No email has been sent in the last 30 days."), *_test_mail())
    return CheckResult(True, _("On %(day)s, the last email was sent.") % {"day": _in_words(last.sent_at)})


def _test_mail():
    """Return address and words of the link to the button that sends a test email."""
    return f"{reverse('readiness:index')}#test-mail", _("Send a test email")


@register_check(gettext_lazy("Worker"))
def worker():
    runs = list(PeriodicRun.objects.exclude(started_at=None).order_by("-started_at"))
    if not runs or runs[0].started_at < timezone.now() - WORKER_OVERDUE:
        return CheckResult(
            False,
            _(
                "The worker is not running: no email is sent, and nothing is published on schedule. docs/operations.md "
                "says how to start it."
            ),
        )
    failed = [run.command for run in runs if run.error or run.was_killed]
    if failed:
        sentence = _(
            "These commands failed or were stopped at their last run: %(names)s. docs/operations.md says where the "
            "reason stands."
        )
        return CheckResult(False, sentence % {"names": names_of(failed)})
    return CheckResult(True, _("On %(day)s, the worker ran.") % {"day": _in_words(runs[0].started_at)})


@register_check(gettext_lazy("Keys and security settings"))
def keys():
    """Django's own checks of a deployment. No sentence repeats a key."""
    problems = run_checks(tags=[Tags.security], include_deployment_checks=True)
    weak = [
        name
        for name in ("SECRET_KEY", "FIELD_DIGEST_KEY")
        if len(getattr(settings, name)) < 32 or "throw-away" in getattr(settings, name)
    ]
    if weak:
        sentence = _("Too short or not secret: %(names)s. docs/environment.md says how to make one.")
        return CheckResult(False, sentence % {"names": ", ".join(weak)})
    names = ", ".join(problem.id for problem in problems if not problem.is_silenced())
    if names:
        sentence = _("“manage.py check --deploy” warns of: %(names)s. docs/environment.md says what to set.")
        return CheckResult(False, sentence % {"names": names})
    return CheckResult(True, _("The keys are set and the security settings are those of a public site."))


@register_check(gettext_lazy("Accounts"))
def no_well_known_password():
    """The demo's accounts, or others that everybody could guess. Passwords are slow to try: the first found ends it."""
    users = (
        get_user_model().objects.filter(is_active=True, username__in=WELL_KNOWN_NAMES).order_by("username")
    )
    for user in users:
        if _is_well_known(user.username, user.password):
            sentence = _(
                "Everybody knows the password of the account “%(name)s”. Deactivate it, or have its owner change it."
            )
            url = reverse("wagtailusers_users:edit", args=[user.pk])
            return CheckResult(False, sentence % {"name": user.username}, url, _("Open the account"))
    return CheckResult(True, _("No account has the password of the demo."))


@lru_cache(maxsize=100)
def _is_well_known(username, encoded):
    return any(check_password(password, encoded) for password in (f"apollo-{username}", username))


@register_check(gettext_lazy("Links between pages"))
def links():
    pages = list(pages_with_broken_links()[: NAMES_SHOWN * 20])
    if not pages:
        return CheckResult(True, _("Every link leads to a page or file that visitors can open."))
    url = reverse("wagtailadmin_pages:edit", args=[pages[0].pk])
    sentence = _("These pages point to something that visitors cannot open: %(names)s.")
    return CheckResult(False, sentence % {"names": names_of(pages)}, url, _("Open the first"))


@register_check(gettext_lazy("Pictures and files"))
def media():
    """Each folder is listed once, however many files it holds."""
    models = (get_image_model(), "wagtailimages:edit"), (get_document_model(), "wagtaildocs:edit")
    missing = [
        (title, reverse(view, args=[key])) for model, view in models for key, title in _without_file(model)
    ]
    if not missing:
        return CheckResult(True, _("Every picture and document has its file."))
    sentence = _("These files are missing: %(names)s.") % {
        "names": names_of([title for title, _url in missing])
    }
    return CheckResult(False, sentence, missing[0][1], _("Open the first"))


def _without_file(model):
    rows = list(model.objects.order_by("pk").values_list("pk", "title", "file"))
    folders = {name.rpartition("/")[0] for _key, _title, name in rows}
    present = {f"{folder}/{name}" for folder in folders for name in _files_in(folder)}
    return [(key, title) for key, title, name in rows if name not in present]


def _files_in(folder):
    try:
        return default_storage.listdir(folder)[1]
    except FileNotFoundError:
        return []


@register_check(gettext_lazy("Private data in pictures"))
def plain_pictures():
    """Of an earlier version, that the worker could not rewrite or has not yet."""
    pictures = list(
        get_image_model().objects.filter(is_plain=False).order_by("title", "pk")[: NAMES_SHOWN * 20]
    )
    if not pictures:
        return CheckResult(True, _("No picture says where or with which camera it was taken."))
    sentence = _(
        "These pictures may still say where they were taken: %(names)s. The worker rewrites them once a day. Upload "
        "again what stays on this list."
    )
    url = reverse("wagtailimages:edit", args=[pictures[0].pk])
    return CheckResult(False, sentence % {"names": names_of(pictures)}, url, _("Open the first"))


@register_check(gettext_lazy("Descriptions of pictures"))
def alternative_texts():
    """Pictures on visible pages; what a page says itself about a picture begins with this description."""
    model = get_image_model()
    uses = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        to_content_type=ContentType.objects.get_for_model(model),
        object_id__in=visible_pages().annotate(key=Cast("pk", CharField())).values("key"),
    )
    bare = model.objects.filter(description="").annotate(key=Cast("pk", CharField()))
    pictures = list(
        bare.filter(key__in=uses.values("to_object_id")).order_by("title", "pk")[: NAMES_SHOWN * 20]
    )
    if not pictures:
        return CheckResult(True, _("Every picture on a page is described for people who cannot see it."))
    sentence = _("These pictures have no description: %(names)s.") % {"names": names_of(pictures)}
    return CheckResult(
        False, sentence, reverse("wagtailimages:edit", args=[pictures[0].pk]), _("Open the first")
    )


def _in_words(moment):
    return date_format(timezone.localtime(moment), "DATETIME_FORMAT")
