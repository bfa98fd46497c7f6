"""What a new practice still has to write: a draft for each notice, and for each question patients ask.

Each heading comes with what belongs there, marked as something to complete: no page goes live with it.
"""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import PageLogEntry

from core.publishing.marks import mark
from home.models import HomePage, StandardPage
from home.notices import notices

_LOG_ACTION = "wagtail.create"
# The fields of a notice that may tell the practice's own data.
_FILLED_IN = ("introduction", "teaser", "body")


def add_outlines(home: HomePage) -> None:
    """Add below home, as a draft, each outline that was never there; one that was renamed or deleted stays away.

    A notice also stays away where the practice has a page of its own for it.
    """
    for fields in (*notices(), *_question_pages()):
        slug, notice = fields["slug"], fields.get("notice")
        added_before = PageLogEntry.objects.filter(action=_LOG_ACTION, data__outline=slug)
        if (
            added_before.exists()
            or StandardPage.objects.child_of(home).filter(slug=slug).exists()
            or (notice and StandardPage.objects.filter(notice=notice).exists())
        ):
            continue
        page = StandardPage(live=False, is_notice=True, **fields)
        home.add_child(instance=page)
        page.save_revision()
        log(page, _LOG_ACTION, data={"outline": slug})


def fill_in_notices() -> None:
    """Have the drafts of notices say what the settings and the locations know now; one that somebody touched stays."""
    added = PageLogEntry.objects.filter(action=_LOG_ACTION, data__has_key="outline").values("page")
    drafts = StandardPage.objects.filter(pk__in=added, live=False, first_published_at=None).exclude(notice="")
    untouched = [(page, version) for page in drafts if (version := _only_version(page))]
    known = {fields["notice"]: fields for fields in notices()} if untouched else {}
    for page, version in untouched:
        before = _said(page)
        for name in _FILLED_IN:
            setattr(page, name, known[page.notice][name])
        if _said(page) != before:
            page.save()
            page.save_revision(overwrite_revision=version)


def _only_version(page):
    """Return the version that was added, or None where somebody saved another, or sent it to a colleague."""
    versions = list(page.revisions.all()[:2])
    is_untouched = len(versions) == 1 and versions[0].user_id is None and not page.workflow_in_progress
    return versions[0] if is_untouched else None


def _said(page):
    """Return what is filled in, without the keys of blocks, which are new each time."""
    blocks = [(block["type"], block["value"]) for block in page.body.get_prep_value()]
    return page.introduction, page.teaser, blocks


def _question_pages() -> Iterator[dict[str, Any]]:
    """Yield the fields of a `StandardPage` for each question patients ask."""
    for slug, title, in_menu, parts in _outlines():
        yield {"slug": slug, "title": title, "show_in_menus": in_menu, "body": list(_blocks(parts))}


def _blocks(parts):
    for heading, guidance, *shown in parts:
        yield "heading", {"text": heading, "level": "h2"}
        yield "text", f"<p>{mark(guidance)}</p>"
        yield from shown


def _facts(*keys):
    return "practice_facts", {"facts": list(keys)}


def _outlines():
    """Return (slug, title, whether in the menu, parts) of each; a part is heading, guidance and blocks that follow."""
    return [
        (
            "new-patients",
            _("New patients"),
            True,
            [
                (
                    _("How to book"),
                    _("Say how to get a first visit, and whether a referral is needed."),
                    _facts("telephone", "desk_hours", "callback"),
                ),
                (
                    _("What to bring"),
                    _("Say what else helps. The list comes from the home page."),
                    ("things_to_bring", None),
                ),
                (
                    _("What happens"),
                    _("Say how long a visit takes. The steps come from the home page."),
                    ("visit_steps", None),
                ),
                (
                    _("Forms"),
                    _("Add a “Documents” block with your forms. Say how to bring or send them."),
                ),
            ],
        ),
        (
            "existing-patients",
            _("Existing patients"),
            True,
            [
                (
                    _("How to reach us"),
                    _("Say which way is best for what. Numbers and hours come from the practice settings."),
                    _facts("telephone", "desk_hours", "after_hours", "portal", "bill", "records"),
                ),
                (_("Patient portal"), _("Say what patients can do there, and who helps with signing in.")),
                (_("Your bill"), _("Say how to pay, and whom to call about a question.")),
                (_("Your records"), _("Say how to ask for a copy, and what you need from the patient.")),
                (_("Refills"), _("Say how to ask, how many days ahead, and what to do when pills run out.")),
                (_("Change or cancel a visit"), _("Say how, how far ahead, and what a missed visit costs.")),
                (_("After hours"), _("Say whom to call, and when to call 911.")),
            ],
        ),
        (
            "insurance-and-cost",
            _("Insurance and cost"),
            True,
            [
                (
                    _("Plans we take"),
                    _("Say how you check a plan with a patient. The list comes from your insurance plans."),
                    ("insurance_plans", None),
                ),
                (_("If your plan is not in the list"), _("Say what patients can do.")),
                (_("If you have no plan"), _("Say what a visit costs, and how to pay in parts.")),
                (
                    _("Estimates"),
                    _("Say how to ask for a good-faith estimate, and link to your notice of cost estimates."),
                ),
            ],
        ),
        (
            "referring-clinicians",
            _("For referring clinicians"),
            False,
            [
                (
                    _("How to refer"),
                    _("Say which way you prefer. Add a “Documents” block with your referral form."),
                    _facts("referral_line", "fax", "desk_hours"),
                ),
                (_("What to send"), _("List what you need to plan a first visit.")),
                (_("How soon"), _("Say when you call the patient, and when the colleague hears from you.")),
            ],
        ),
        (
            "how-we-write",
            _("How we write"),
            False,
            [
                (_("Who writes, who checks"), _("Say who writes your pages, and who reviews them.")),
                (_("Our rules"), _("Say how you choose sources, and how often you check a page.")),
                (_("Money"), _("Say who pays for the website, and what companies pay to your clinicians.")),
                (_("Found a mistake?"), _("Say whom to tell."), _facts("telephone", "desk_hours")),
            ],
        ),
        (
            "website-privacy",
            _("Your privacy on this website"),
            False,
            [
                (
                    _("When you read"),
                    _("Say what else you use. This software sets no cookies and loads nothing from others."),
                ),
                (
                    _("What this site does not do"),
                    _(
                        "On November 30, 2026, the software was tested: reading pages and sending a request set no "
                        "cookie, stored nothing, and asked no other site. Say what else is true of your own website."
                    ),
                ),
                (
                    _("When you send a request"),
                    _("Say who reads a request, and after how many days it is deleted."),
                ),
                (_("Your health information"), _("Link to your notice of privacy practices.")),
            ],
        ),
    ]
