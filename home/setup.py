"""An empty practice: the tree, the roles and the settings, ready to be filled. Safe to run again."""

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils.translation import gettext as _
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
from locations.models import LocationIndexPage
from physicians.models import PhysicianIndexPage
from procedures.models import ConditionIndexPage, ProcedureIndexPage

# What a fresh Wagtail brings along and nobody uses.
_WELCOME_TITLE = "Welcome to your new Wagtail site!"
_WAGTAIL_GROUPS = ("Moderators", "Editors")


@transaction.atomic
def setup_practice(has_outlines: bool = True) -> HomePage:
    """Make what a practice needs and does not have yet: home page, lists, contact page, roles, settings, texts.

    Returns the home page. What exists is left as it is; a role gets what it lacks. Unless `has_outlines` is false,
    notices and other pages that only the practice can write are there as drafts.
    """
    Locale.objects.get_or_create(language_code="en")
    home = _home_page()
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
    PracticeSettings.load().save()
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


def _home_page():
    home = HomePage.objects.first()
    if home:
        return home
    Page.objects.filter(title=_WELCOME_TITLE, depth=2).delete()
    name = PracticeSettings.load().name
    home = Page.objects.get(depth=1).add_child(
        instance=HomePage(
            title=name, slug="home", hero_title=name, hero_lead=_("Call us, or send us a request.")
        )
    )
    _publish(home)
    Site.objects.update_or_create(
        is_default_site=True, defaults={"root_page": home, "hostname": "localhost", "site_name": name}
    )
    return home


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
