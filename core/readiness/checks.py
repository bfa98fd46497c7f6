"""The readiness checks of the site itself and of the rooms below, which do not know of readiness."""

from datetime import timedelta
from functools import lru_cache
from itertools import islice

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import check_password
from django.contrib.contenttypes.models import ContentType
from django.core.checks import Tags, run_checks
from django.core.files.storage import default_storage
from django.db import connection
from django.db.models import CharField, F
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex

from core.addresses.broken_links import pages_with_broken_links
from core.calendar.clock import moment_in_words
from core.models import AddressTrial, FooterText, PracticeSettings
from core.phones.numbers import us_number
from core.readiness.links import accounts_link, edit_link, field_anchor, rows_anchor, settings_link
from core.readiness.registry import CheckResult, Found, Step, register_check
from core.readiness.who import (
    ACCOUNT_MANAGERS,
    ADMINISTRATORS,
    EDITORS,
    KEY_IS_MISSING,
    SERVER_KEEPER,
    VIEW_READINESS,
    givers,
    holders,
)
from core.second_factors import count_unreadable
from core.visibility import visible_pages
from outbox.models import WORKER_OVERDUE, OutboxMessage, PeriodicRun
from outbox.periodic import PERIODIC_COMMANDS

NAMES_SHOWN = 5
# How many are looked for: enough to say how many more there are.
MOST_COUNTED = NAMES_SHOWN * 20
MAIL_IS_FRESH = timedelta(days=30)
ADDRESS_IS_FRESH = timedelta(days=1)
HTTPS_IS_PROVED = timedelta(days=7)
A_YEAR = 60 * 60 * 24 * 365  # seconds
# Names that a demo or a hurried beginner gives to accounts.
WELL_KNOWN_NAMES = (
    "admin",
    "demo",
    "editor",
    "frontdesk",
    "manager",
    "physician",
    "privacy",
    "reviewer",
    "root",
    "test",
    "triagelead",
)
_DELIVERIES_TO_NOBODY = ("console", "dummy", "filebased", "locmem")

# What was found instead of the website at its public address.
_FOUND = {
    AddressTrial.Outcome.UNKNOWN_NAME: gettext_lazy(
        "The name is unknown: add it where the domain is managed, or correct PUBLIC_URL."
    ),
    AddressTrial.Outcome.CERTIFICATE: gettext_lazy(
        "The certificate is not valid for it: renew it, or add this name."
    ),
    AddressTrial.Outcome.NO_ANSWER: gettext_lazy(
        "There was no answer: see whether the reverse proxy and the firewall let it through, from the server, too."
    ),
    AddressTrial.Outcome.ERROR: gettext_lazy(
        "The answer was an error: see whether the reverse proxy reaches the website, and ALLOWED_HOSTS has the name."
    ),
    AddressTrial.Outcome.REDIRECT: gettext_lazy(
        "It leads to another address: set PUBLIC_URL to the one at which visitors end up, with https."
    ),
    AddressTrial.Outcome.OTHER_SITE: gettext_lazy(
        "Another website answered, or an installation with another PUBLIC_URL: point the name to this server."
    ),
}


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


@register_check(
    gettext_lazy("Name of the practice"),
    step=Step.PRACTICE,
    order=10,
    why=gettext_lazy("Patients read it at the top of every page, in emails and in search engines."),
    who=ADMINISTRATORS,
)
def name_of_practice():
    """Neither empty nor the one that a new installation begins with."""
    name = PracticeSettings.load().name.strip()
    if name and name != PracticeSettings._meta.get_field("name").get_default():
        return CheckResult(True, _("The website is that of %(name)s.") % {"name": name})
    sentence = _("The website does not have the name of your practice yet.")
    return CheckResult(False, sentence, *settings_link(field_anchor("name")))


@register_check(
    gettext_lazy("Phone, hours and email"),
    step=Step.PRACTICE,
    order=20,
    why=gettext_lazy(
        "Patients see when they can call, and the website tells you by email of each consultation request."
    ),
    who=ADMINISTRATORS,
)
def telephone_and_hours():
    practice = PracticeSettings.load()
    missing = [
        (name, anchor)
        for name, anchor, value in (
            (_("phone"), field_anchor("telephone"), practice.telephone),
            (_("email for notices"), field_anchor("email"), practice.email),
            (_("phone hours"), rows_anchor("desk_hours"), practice.desk_hours.exists()),
        )
        if not value
    ]
    if missing:
        sentence = _("Not filled in: %(fields)s.") % {"fields": ", ".join(name for name, _anchor in missing)}
        return CheckResult(False, sentence, *settings_link(missing[0][1]))
    if not us_number(practice.telephone):
        sentence = _("No phone can dial “%(telephone)s”.") % {"telephone": practice.telephone}
        return CheckResult(False, sentence, *settings_link(field_anchor("telephone")))
    return CheckResult(
        True, _("Patients see %(telephone)s and when it is answered.") % {"telephone": practice.telephone}
    )


@register_check(
    gettext_lazy("Who pays for the site"),
    step=Step.NOTICES,
    order=20,
    why=gettext_lazy("Who pays for medical pages may shape what they say."),
    who=holders(gettext_lazy("an editor or an administrator"), "core.change_footertext"),
)
def funding():
    """In every language in which the foot of the pages has words."""
    texts = FooterText.objects.all()
    silent = texts.filter(funding="").first()
    if texts and not silent:
        return CheckResult(True, _("Medical pages tell their readers who pays for the site."))
    url = (
        reverse("wagtailsnippets_core_footertext:edit", args=[silent.pk]) + field_anchor("funding")
        if silent
        else reverse("wagtailsnippets_core_footertext:list")
    )
    return CheckResult(
        False, _("Medical pages do not say who pays for the site."), url, _("Open the footer text")
    )


@register_check(
    gettext_lazy("Email"),
    step=Step.SERVER,
    order=40,
    why=gettext_lazy(
        "Without it, patients get no confirmation, and nobody learns of their requests or of a waiting review."
    ),
    who=holders(gettext_lazy("an editor or an administrator"), VIEW_READINESS),
)
def mail():
    if settings.OUTBOX_DELIVERY_BACKEND.split(".")[-2] in _DELIVERIES_TO_NOBODY:
        return CheckResult(
            False,
            _("Email is kept on the server and reaches nobody."),
            for_server=_("Set EMAIL_URL to your mail server. docs/environment.md says how."),
        )
    now = timezone.now()
    stuck = OutboxMessage.objects.stuck(now).count()
    if stuck:
        sentence = ngettext(
            "%(count)d email could not be delivered.", "%(count)d emails could not be delivered.", stuck
        )
        return CheckResult(
            False,
            sentence % {"count": stuck},
            reverse("stuck_mail:index"),
            _("See what is stuck"),
            for_server=_(
                "Reports → Undelivered email says what kind of error occurred. docs/operations.md says more."
            ),
        )
    last = OutboxMessage.objects.filter(sent_at__gt=now - MAIL_IS_FRESH).order_by("-sent_at").first()
    if not last:
        return CheckResult(False, _("No email has been sent in the last 30 days."), *_test_mail())
    return CheckResult(
        True, _("On %(day)s, the last email was sent.") % {"day": moment_in_words(last.sent_at)}
    )


def _test_mail():
    """Return address and words of the link to the button that sends a test email."""
    return f"{reverse('readiness:index')}#test-mail", _("Send a test email")


@register_check(
    gettext_lazy("Public address"),
    step=Step.SERVER,
    order=20,
    why=gettext_lazy("Links in emails and in search engines lead to it."),
    who=SERVER_KEEPER,
)
def public_address():
    """As the worker found it, seen from the server itself."""
    address, trial = settings.PUBLIC_URL, AddressTrial.latest()
    if not trial or trial.tried_at < timezone.now() - ADDRESS_IS_FRESH:
        return CheckResult(
            False,
            _("Nobody knows whether patients reach the website at %(address)s.") % {"address": address},
            for_server=_("The worker tries the address every hour: see that it runs."),
        )
    if trial.outcome == AddressTrial.Outcome.REACHED:
        sentence = _("On %(day)s, the website answered at %(address)s.")
        return CheckResult(True, sentence % {"day": moment_in_words(trial.tried_at), "address": address})
    sentence = _("On %(day)s, the website did not answer at %(address)s. Patients may not reach it there.")
    return CheckResult(
        False,
        sentence % {"day": moment_in_words(trial.tried_at), "address": address},
        for_server=_("The server asked for %(address)s/robots.txt. %(found)s")
        % {"address": address, "found": _FOUND[trial.outcome]},
    )


@register_check(
    gettext_lazy("Worker"),
    step=Step.SERVER,
    order=10,
    why=gettext_lazy("It sends email, publishes on schedule and deletes what is old enough."),
    who=SERVER_KEEPER,
)
def worker():
    runs = list(PeriodicRun.objects.order_by(F("started_at").desc(nulls_last=True)))
    if not runs or not runs[0].started_at or _is_longer_ago(runs[0].started_at, WORKER_OVERDUE):
        return CheckResult(
            False,
            _("The worker is not running: no email is sent, and nothing is published on schedule."),
            for_server=_("Start “manage.py run_worker”, and keep it running. docs/operations.md says how."),
        )
    if problems := list(_problems_of_commands({run.command: run for run in runs})):
        return CheckResult(
            False,
            _("Some of what the website does by itself, such as cleaning up, failed."),
            for_server=" ".join(problems),
        )
    return CheckResult(True, _("On %(day)s, the worker ran.") % {"day": moment_in_words(runs[0].started_at)})


def _problems_of_commands(runs):
    """Yield a sentence about those that failed, and one about those that have not ended well for too long."""
    if failed := [name for name, run in runs.items() if run.error or run.was_killed]:
        yield _(
            "These commands failed or were stopped at their last run: %(names)s. docs/operations.md says where to find "
            "the reason."
        ) % {"names": names_of(failed)}
    late = [command.name for command in PERIODIC_COMMANDS if _is_late(command, runs.get(command.name))]
    if late := [name for name in late if name not in failed]:
        yield _(
            "These commands have not run for longer than they should: %(names)s. Restart the worker, which may be "
            "of another version than the website."
        ) % {"names": names_of(late)}


def _is_late(command, run):
    """Return whether a command never began, or last ended well too long ago."""
    return not run or bool(run.succeeded_at) and _is_longer_ago(run.succeeded_at, command.patience)


def _is_longer_ago(moment, duration):
    """Return whether a moment is longer ago, or as far in the future: the clock was set back since."""
    return abs(timezone.now() - moment) > duration


@register_check(
    gettext_lazy("Keys and security settings"),
    step=Step.SERVER,
    order=30,
    why=gettext_lazy("They protect what patients write to you."),
    who=SERVER_KEEPER,
    is_on_home=False,
)
def keys():
    """Django's own checks of a deployment. No sentence repeats a key."""
    problems = run_checks(tags=[Tags.security], include_deployment_checks=True)
    weak = [
        name
        for name in ("SECRET_KEY", "FIELD_DIGEST_KEY")
        if len(getattr(settings, name)) < 32 or "throw-away" in getattr(settings, name)
    ]
    unsafe = _("The server is not set up as safely as a public website has to be.")
    if weak:
        what = _("Too short or not secret: %(names)s. docs/environment.md says how to make one.")
        return CheckResult(False, unsafe, for_server=what % {"names": ", ".join(weak)})
    names = ", ".join(problem.id for problem in problems if not problem.is_silenced())
    if names:
        what = _("“manage.py check --deploy” warns of: %(names)s. docs/environment.md says what to set.")
        return CheckResult(False, unsafe, for_server=what % {"names": names})
    return CheckResult(True, _("The keys are set and the security settings are those of a public site."))


@register_check(
    gettext_lazy("Encrypted connections only"),
    step=Step.SERVER,
    order=35,
    why=gettext_lazy("Nobody on the way can lead a patient to a copy of the website, or read along."),
    who=SERVER_KEEPER,
    is_on_home=False,
)
def encrypted_only():
    """To mail server and database, too. A day for browsers at first, which a mistake survives; a year after a week."""
    if in_clear := _connections_in_clear():
        return CheckResult(
            False,
            _("Some of what the server sends to other computers can be read on the way."),
            for_server=_("Without encryption: %(names)s. docs/environment.md says how to write them.")
            % {"names": ", ".join(in_clear)},
        )
    if settings.SECURE_HSTS_SECONDS >= A_YEAR:
        return CheckResult(True, _("For a year after a visit, browsers open the website over https only."))
    is_old = visible_pages().filter(first_published_at__lte=timezone.now() - HTTPS_IS_PROVED).exists()
    trial = AddressTrial.latest()
    works = trial and trial.outcome == AddressTrial.Outcome.REACHED and trial.address.startswith("https:")
    if not works or not is_old:
        return CheckResult(
            True,
            _("The website is new: browsers keep to https for a short time, in case something goes wrong."),
        )
    return CheckResult(
        False,
        _(
            "Browsers keep to https for a short time only. The website has worked for a week: a year is safe now."
        ),
        for_server=_("Set HSTS_SECONDS to 31536000, a year. docs/environment.md says what else to think of."),
    )


def _connections_in_clear():
    """Return the variables whose connections to other computers are not encrypted, or trust any certificate."""
    database = connection.settings_dict
    mail_is_safe = settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL
    is_checked = database["OPTIONS"].get("sslmode") in ("verify-ca", "verify-full")
    is_smtp = settings.OUTBOX_DELIVERY_BACKEND.split(".")[-2] == "smtp"
    return [
        name
        for name, host, is_safe in (
            ("EMAIL_URL", settings.EMAIL_HOST, mail_is_safe or not is_smtp),
            ("DATABASE_URL", database["HOST"], is_checked),
        )
        # A socket is a path. A name without a dot, such as that of a container, is on this computer.
        if not is_safe
        and "/" not in host
        and ("." in host or ":" in host)
        and host not in ("127.0.0.1", "::1")
    ]


@register_check(
    gettext_lazy("Accounts for daily work"),
    step=Step.PEOPLE,
    order=10,
    why=gettext_lazy(
        "A superuser may do everything, by mistake, too. Everybody’s daily work is done with an account of their own "
        "that may do this work alone."
    ),
    who=givers(gettext_lazy("an administrator or a superuser"), "Administrators", "Editors"),
)
def daily_accounts():
    """Somebody who is no superuser runs the pages."""
    users = get_user_model().objects.filter(is_active=True, is_superuser=False)
    if users.filter(groups__page_permissions__permission__codename="publish_page").exists():
        return CheckResult(True, _("Pages are run with accounts that are not the superuser’s."))
    sentence = _(
        "Nobody but a superuser can run the pages. Make an account in the group Administrators or Editors for it, for "
        "yourself, too."
    )
    return CheckResult(False, sentence, *accounts_link())


@register_check(
    gettext_lazy("Accounts"),
    step=Step.PEOPLE,
    order=60,
    why=gettext_lazy("Whoever guesses a password can read and change all that the account can."),
    who=ACCOUNT_MANAGERS,
    is_on_home=False,
)
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


def _pages_with_broken_links():
    return [Found(page.pk, page.title) for page in pages_with_broken_links()[:MOST_COUNTED]]


@register_check(
    gettext_lazy("Links between pages"),
    step=Step.PAGES,
    order=80,
    why=gettext_lazy("A link that leads nowhere costs a patient’s time, and trust."),
    who=EDITORS,
    is_on_home=False,
    look=_pages_with_broken_links,
)
def links(pages):
    if not pages:
        return CheckResult(True, _("Every link leads to a page or file that visitors can open."))
    sentence = _("These pages point to something that visitors cannot open: %(names)s.")
    return CheckResult(False, sentence % {"names": names_of(pages)}, *edit_link(pages[0]))


def _missing_files():
    """Each folder is listed once, however many files it holds."""
    models = (get_image_model(), "wagtailimages:edit"), (get_document_model(), "wagtaildocs:edit")
    missing = (Found(key, title, view) for model, view in models for key, title in _without_file(model))
    return islice(missing, MOST_COUNTED)


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


@register_check(
    gettext_lazy("Pictures and files"),
    step=Step.PAGES,
    order=90,
    why=gettext_lazy(
        "Without its file, a picture is a gap on the page. All may be missing after the server was moved."
    ),
    who=EDITORS,
    is_on_home=False,
    look=_missing_files,
)
def media(missing):
    if not missing:
        return CheckResult(True, _("Every picture and document has its file."))
    sentence = _("These files are missing: %(names)s.") % {"names": names_of(missing)}
    first = missing[0]
    return CheckResult(False, sentence, reverse(first.kind, args=[first.pk]), _("Open the first"))


@register_check(
    gettext_lazy("Private data in pictures"),
    step=Step.PAGES,
    order=110,
    why=gettext_lazy("A photograph may reveal where and when it was taken."),
    who=EDITORS,
    is_on_home=False,
)
def plain_pictures():
    """Of an earlier version, that the worker could not rewrite or has not yet."""
    pictures = list(get_image_model().objects.filter(is_plain=False).order_by("title", "pk")[:MOST_COUNTED])
    if not pictures:
        return CheckResult(True, _("No picture says where or with which camera it was taken."))
    sentence = _(
        "These pictures may still say where they were taken: %(names)s. The worker rewrites them once a day. Upload "
        "again what stays on this list."
    )
    url = reverse("wagtailimages:edit", args=[pictures[0].pk])
    return CheckResult(False, sentence % {"names": names_of(pictures)}, url, _("Open the first"))


def _undescribed_pictures():
    """Pictures on visible pages; what a page says itself about a picture begins with this description."""
    model = get_image_model()
    uses = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        to_content_type=ContentType.objects.get_for_model(model),
        object_id__in=visible_pages().annotate(key=Cast("pk", CharField())).values("key"),
    )
    bare = model.objects.filter(description="").annotate(key=Cast("pk", CharField()))
    used = bare.filter(key__in=uses.values("to_object_id")).order_by("title", "pk")
    return [Found(*row) for row in used.values_list("pk", "title")[:MOST_COUNTED]]


@register_check(
    gettext_lazy("Descriptions of pictures"),
    step=Step.PAGES,
    order=100,
    why=gettext_lazy("People who cannot see a picture hear its description."),
    who=EDITORS,
    is_on_home=False,
    look=_undescribed_pictures,
)
def alternative_texts(pictures):
    if not pictures:
        return CheckResult(True, _("Every picture on a page is described for people who cannot see it."))
    sentence = _("These pictures have no description: %(names)s.") % {"names": names_of(pictures)}
    return CheckResult(
        False, sentence, reverse("wagtailimages:edit", args=[pictures[0].pk]), _("Open the first")
    )


@register_check(
    gettext_lazy("Second factors"),
    step=Step.SERVER,
    order=55,
    why=gettext_lazy(
        "Apps and recovery codes that sign people in are encrypted. Without the key they let nobody in."
    ),
    who=SERVER_KEEPER,
    is_on_home=False,
)
def readable_second_factors():
    """The secrets of apps and recovery codes can be read with the keys that the site has."""
    number = count_unreadable()
    if not number:
        return CheckResult(True, _("Apps and recovery codes can be read with the current keys."))
    sentence = ngettext(
        "%(count)d app or set of recovery codes cannot be read with the current keys. It lets nobody in.",
        "%(count)d apps and sets of recovery codes cannot be read with the current keys. They let nobody in.",
        number,
    )
    return CheckResult(False, sentence % {"count": number}, for_server=KEY_IS_MISSING)
