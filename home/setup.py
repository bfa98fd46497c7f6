"""An empty practice: the tree, the roles and the settings, ready to be filled. Safe to run again."""

from collections.abc import Mapping

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    Page,
    Site,
    Workflow,
)
from wagtail.models.i18n import Locale

from articles.models import ArticleIndexPage
from core.models import EmergencyText, FooterText, PracticeSettings
from editorial.setup import attach_medical_review
from home.models import ContactPage, HomePage
from home.outlines import add_outlines
from home.roles import ROLES
from home.setup_questions import ADDRESS, open_questions
from locations.models import LocationIndexPage, LocationPage
from physicians.models import PhysicianIndexPage
from procedures.models import ConditionIndexPage, ProcedureIndexPage

# What a fresh Wagtail brings along and nobody uses.
_WELCOME_TITLE = "Welcome to your new Wagtail site!"
_WAGTAIL_GROUPS = ("Moderators", "Editors")
# What the home page says before anybody wrote something.
_FIRST_LEAD = gettext_lazy("Call us, or send us a request.")
_WRITTEN_BY_HAND = (
    "hero_points",
    "complaints",
    "featured_procedures",
    "featured_physicians",
    "visit_steps",
    "things_to_bring",
    "insurance_note",
    "picture_id",
    "drawing",
)


@transaction.atomic
def setup_practice(answers: Mapping[str, str] | None = None, has_outlines: bool = True) -> HomePage:
    """Make what a practice needs and does not have yet: home page, lists, contact page, roles, settings, texts.

    `answers` are those to the `home.setup_questions`, checked; one to a question that was answered before has no
    effect. Returns the home page. What exists is left as it is; a role gets what it lacks. Unless `has_outlines` is
    false, notices and other pages that only the practice can write are there as drafts.
    """
    Locale.objects.get_or_create(language_code="en")
    still_open = open_questions()
    answers = {name: answer for name, answer in (answers or {}).items() if name in still_open}
    practice = PracticeSettings.load()
    for name in answers.keys() - ADDRESS:
        setattr(practice, name, answers[name])
    practice.save()
    home = _home_page(practice.name)
    for model, title, slug in (
        (ProcedureIndexPage, _("Procedures"), "procedures"),
        (ConditionIndexPage, _("Conditions"), "conditions"),
        (PhysicianIndexPage, _("Physicians"), "physicians"),
        (LocationIndexPage, _("Locations"), "locations"),
        (ArticleIndexPage, _("Articles"), "articles"),
        (ContactPage, _("Contact"), "contact"),
    ):
        if not model.objects.child_of(home).exists():
            _publish(home.add_child(instance=model(title=title, slug=slug, show_in_menus=True)))
    if address := {name: answers[name] for name in ADDRESS if name in answers}:
        title = _("%(city)s office") % address
        index = LocationIndexPage.objects.child_of(home).get()
        _publish(index.add_child(instance=LocationPage(title=title, **address)))
    locale = Locale.objects.get(language_code="en")
    if not EmergencyText.objects.filter(locale=locale).exists():
        EmergencyText.objects.create(locale=locale, sentence=_("In an emergency call 911."))
    if not FooterText.objects.filter(locale=locale).exists():
        FooterText.objects.create(
            locale=locale,
            disclaimer=_("This site is for learning. It does not replace advice from your own doctor."),
        )
    _make_roles()
    attach_medical_review(
        index
        for model in (ProcedureIndexPage, ConditionIndexPage, ArticleIndexPage)
        for index in model.objects.child_of(home)
    )
    _let_editors_approve()
    if has_outlines:
        # Last: the drafts say what is known of the practice by then.
        add_outlines(home)
    return home


def _home_page(name):
    """Return the home page. As long as nobody has edited it, it goes by the name of the practice, if there is one."""
    title, heading = _("Home"), _("Welcome")
    home = HomePage.objects.first()
    if home:
        is_by_hand = home.revisions.exclude(user=None).exists()
        if name and not is_by_hand and (home.title, home.hero_title) == (title, heading):
            home.title = home.hero_title = name
            _publish(home)
        return home
    Page.objects.filter(title=_WELCOME_TITLE, depth=2).delete()
    home = Page.objects.get(depth=1).add_child(
        instance=HomePage(
            title=name or title,
            slug="home",
            hero_title=name or heading,
            hero_lead=str(_FIRST_LEAD),
        )
    )
    _publish(home)
    Site.objects.update_or_create(
        is_default_site=True, defaults={"root_page": home, "hostname": "localhost", "site_name": name}
    )
    return home


def is_untouched(home: HomePage) -> bool:
    """Return whether the home page says no more than `setup_practice` wrote; a heading counts that a person changed."""
    if home.hero_lead.strip() not in ("", _FIRST_LEAD) or any(
        getattr(home, name) for name in _WRITTEN_BY_HAND
    ):
        return False
    versions = home.revisions.order_by("created_at", "pk")
    if not versions.filter(pk=home.live_revision_id).exclude(user=None).exists():
        return True
    # Each time that it is set up again may have written another heading.
    begun_with = versions.filter(user=None).last() or versions.first()
    return home.hero_title == begun_with.content["hero_title"]


def _publish(page):
    page.save_revision().publish()


def _make_roles():
    """Make each role, and give one that exists what it lacks, such as what an update brought. It loses nothing."""
    media = Collection.get_first_root_node()
    Group.objects.filter(
        name__in=_WAGTAIL_GROUPS, page_permissions__page__depth=1, user__isnull=True
    ).delete()
    permissions = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.select_related("content_type")
    }
    for role in ROLES:
        group, _is_new = Group.objects.get_or_create(name=role.name)
        section = Page.objects.type(apps.get_model(role.section)).first()
        group.permissions.add(*(permissions[name] for name in role.permissions))
        for codename in role.page_permissions:
            group.page_permissions.get_or_create(
                page=section, permission=permissions[f"wagtailcore.{codename}"]
            )
        for name in role.media_permissions:
            group.collection_permissions.get_or_create(collection=media, permission=permissions[name])


def _let_editors_approve():
    """Let editors approve what the medical review does not cover, such as bios; Wagtail's own group for it is gone."""
    for task in GroupApprovalTask.objects.filter(name="Moderators approval", groups__isnull=True):
        task.groups.set(Group.objects.filter(name__in=["Administrators", "Editors"]))
        Workflow.objects.filter(workflow_tasks__task=task, name=task.name).update(name=_("Editors’ approval"))
        GroupApprovalTask.objects.filter(pk=task.pk).update(name=_("Editors’ approval"))
