"""How a page was made: what it tells its readers about that, and what is missing for it.

The questions are those of the HON code of conduct for medical websites (Health On the Net Foundation): who wrote and
checked it, on which sources and when, whether it is balanced, who pays, whether it advertises, whom to ask.
"""

import re
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.models import FooterText, PracticeSettings
from editorial.checks.content_checks import Finding, content_check, tells_benefits_with_risks
from editorial.checks.texts import texts_of


@dataclass(frozen=True)
class Statement:
    """What a page may tell about one question, in a plain sentence; "" when nothing can be said."""

    heading: str
    text: str


def statements(page):
    """Return what a `ReviewedPage` may tell about how it was made, as a list of `Statement`. It claims no more."""
    texts = texts_of(page)
    return [
        Statement(_("Author"), _author(page)),
        Statement(_("Reviewer"), _reviewer(page)),
        Statement(_("Sources"), _sources(texts)),
        Statement(_("Dates"), _dates(page)),
        Statement(_("Balance"), _balance(texts)),
        Statement(_("Money"), _money(page)),
        Statement(
            _("Advertising"), "" if _advertising_links(texts) else _("This page carries no advertising.")
        ),
        Statement(_("Contact"), _contact()),
    ]


def _author(page):
    return _("%(names)s wrote it.") % {"names": _names(page.authors)} if page.authors else ""


def _names(people):
    return get_text_list([person.full_name for person in people], _("and"))


def _reviewer(page):
    if not page.is_reviewed:
        return _("Not yet checked by a second clinician.")
    if not page.reviewer_name or page.reviewed_by in page.authors:
        return ""
    if page.reviewed_by and page.authors:
        return _("Reviewed by %(name)s, who is not the author.") % {"name": page.reviewer_name}
    return _("Reviewed by %(name)s.") % {"name": page.reviewer_name}


def _sources(texts):
    number = len(texts.source_ids)
    return (
        ngettext(
            "It names one source. The list of sources shows where to read it.",
            "It names %(number)d sources. The list of sources shows where to read them.",
            number,
        )
        % {"number": number}
        if number
        else ""
    )


def _dates(page):
    dates = [
        (_("Dated %(day)s."), page.published_on),
        (_("Changed on %(day)s."), page.updated_on),
        (_("Checked on %(day)s."), page.reviewed_on),
        (
            _("Its next check was due on %(day)s.")
            if page.is_review_overdue
            else _("To be checked again by %(day)s."),
            page.next_review_on,
        ),
    ]
    return " ".join(sentence % {"day": date_format(day, _("F j, Y"))} for sentence, day in dates if day)


def _balance(texts):
    return (
        _("Wherever it describes a benefit, it also describes risks or limits.")
        if tells_benefits_with_risks(texts)
        else ""
    )


def _money(page):
    footer = FooterText.current()
    paid = [author for author in page.authors if author.has_disclosures]
    others = [author for author in page.authors if author not in paid]
    unpaid = [author for author in others if author.no_payments_on]
    silent = [author for author in others if not author.no_payments_on]
    sentences = [
        _("%(names)s received payments from companies, listed next to the name."),
        ngettext(
            "%(names)s reports no payments from companies.",
            "%(names)s report no payments from companies.",
            len(unpaid),
        ),
        ngettext(
            "%(names)s has not yet told us about payments from companies.",
            "%(names)s have not yet told us about payments from companies.",
            len(silent),
        ),
    ]
    of_authors = [
        sentence % {"names": _names(authors)}
        for sentence, authors in zip(sentences, (paid, unpaid, silent), strict=True)
        if authors
    ]
    return " ".join(filter(None, [footer and footer.funding, *of_authors]))


def _contact():
    telephone = PracticeSettings.load().telephone
    return (
        _("To ask about it, or to report a mistake, call %(telephone)s.") % {"telephone": telephone}
        if telephone
        else ""
    )


# What is missing on a page, for editors. The checks beside these tell of benefits without risks. Who pays and whom to
# ask are told once for the whole site, in its settings.

_PLACE = gettext_lazy("How this page was made")


@content_check("review", gettext_lazy("Published, but nobody has reviewed it"))
def no_review(texts):
    """Only of what is published: a draft is about to be reviewed."""
    page = texts.page
    if page.live and not page.has_unpublished_changes and not page.is_reviewed:
        yield Finding(str(_PLACE))


@content_check("overdue", gettext_lazy("Its review is overdue"))
def overdue(texts):
    if texts.page.is_review_overdue:
        yield Finding(str(_PLACE), date_format(texts.page.next_review_on))


# Parameters by which a link tells an advertiser who sent the reader.
_ADVERTISING = re.compile(
    r"""href="[^"]*[?&](?:amp;)?(?:utm_\w+|aff(?:iliate)?(?:_?id)?|gclid|fbclid|tag|ref)=[^"]*\"""",
    re.IGNORECASE,
)


def _advertising_links(texts):
    """Return the links with an advertiser's code, as (piece of the text, link)."""
    return [(piece, link) for piece in texts.pieces for link in _ADVERTISING.findall(piece.html)]


@content_check("advertising", gettext_lazy("A link carries an advertiser’s code"))
def advertising(texts):
    for piece, link in _advertising_links(texts):
        yield Finding.in_piece(piece, link[len('href="') : -1])
