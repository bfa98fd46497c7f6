"""The notices that a practice in the United States posts, as far as they can be written before anybody knows it.

What each must say, and where to look it up (a lawyer has the last word):

- Privacy practices: 45 CFR 164.520. It opens with a set sentence in capitals, and has an effective date and a contact.
  Notices had to be renewed by February 16, 2026 for records about substance use.
- Nondiscrimination: 45 CFR 92.10 (Section 1557 of the Affordable Care Act). Language help: 45 CFR 92.11.
- Cost estimates: 45 CFR 149.610, with the times of 86 FR 56136, and a bill of $400 or more above the estimate.
- Accessibility: 91 FR 25496. Organizations that get money from HHS meet WCAG 2.1, level AA.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.html import escape, format_html
from django.utils.translation import gettext as _

from core.models import PracticeSettings
from core.publishing.marks import mark
from home.models import StandardPage
from locations.models import LocationPage

_CHECKED_AGAIN_AFTER = timedelta(days=365)
_HHS_PRIVACY = (
    "https://www.hhs.gov/hipaa/for-professionals/privacy/guidance/model-notices-privacy-practices/index.html"
)
_HHS_CIVIL_RIGHTS = "https://www.hhs.gov/civil-rights/for-individuals/section-1557/index.html"
_CMS_ESTIMATES = "https://www.cms.gov/nosurprises"
_W3C_STATEMENT = "https://www.w3.org/WAI/planning/statements/"
_RULE_OF_ESTIMATES = "https://www.ecfr.gov/current/title-45/section-149.610"


def notices() -> Iterator[dict[str, Any]]:
    """Yield the fields of a `StandardPage` for each notice, with what the practice settings and the locations know."""
    practice, location = PracticeSettings.load(), LocationPage.objects.order_by("path").first()
    known = {
        "name": escape(practice.name or mark(_("the name of the practice"))),
        "address": escape(location.address_in_words if location else mark(_("your address"))),
    }
    kinds = StandardPage.Notice
    for kind, slug, title, fields in (
        (kinds.PRIVACY, "privacy-practices", _("Notice of Privacy Practices"), _privacy(known)),
        (kinds.NONDISCRIMINATION, "nondiscrimination", _("Notice of nondiscrimination"), _fairness(known)),
        (kinds.LANGUAGE_HELP, "language-help", _("Language help, free"), _language_help(known)),
        (kinds.COST_ESTIMATES, "cost-estimates", _("Cost estimates"), _cost_estimates(known)),
        (kinds.ACCESSIBILITY, "accessibility", _("Accessibility"), _accessibility(known)),
    ):
        next_check = timezone.localdate() + _CHECKED_AGAIN_AFTER
        yield {"slug": slug, "title": title, "notice": kind, "next_check_on": next_check, **fields}


def _heading(words):
    return "heading", {"text": words, "level": "h2"}


def _text(*paragraphs):
    return "text", "".join(f"<p>{words}</p>" for words in paragraphs)


def _list(*items):
    return "text", f"<ul>{''.join(f'<li>{words}</li>' for words in items)}</ul>"


def _compare(url, model):
    """Return a line for editors that leads to an official model."""
    words = _("Compare this page with %(model)s. Have a lawyer check it. Then delete this line.")
    return _text(format_html('<a href="{}">{}</a>', url, mark(words % {"model": model})))


def _whom_to_call():
    return "practice_facts", {"facts": ["telephone", "desk_hours"]}


def _privacy(known):
    return {
        "introduction": _(
            "THIS NOTICE DESCRIBES HOW MEDICAL INFORMATION ABOUT YOU MAY BE USED AND DISCLOSED AND HOW YOU CAN GET "
            "ACCESS TO THIS INFORMATION. PLEASE REVIEW IT CAREFULLY."
        ),
        "teaser": _("How we may use and share your health information, and what your rights are."),
        "body": [
            _compare(_HHS_PRIVACY, _("the model notices of the US Department of Health and Human Services")),
            _text(
                _("Effective date: %(day)s.") % {"day": mark(_("the day from which you follow this notice"))}
            ),
            _heading(_("Who follows this notice")),
            _text(
                _("%(name)s and everyone who works here.") % known,
                _(
                    "The law tells us to keep your health information private, to give you this notice, and to "
                    "follow it. If someone sees your information who should not, we will tell you."
                ),
            ),
            _heading(_("How we may use and share your information")),
            _list(
                _("<b>To treat you.</b> For example, we may send our notes to your regular doctor."),
                _("<b>To get paid.</b> For example, we tell your health plan what we did."),
                _("<b>To run the practice.</b> For example, we look at charts to see if we can do better."),
            ),
            _text(
                _(
                    "We may also share what the law asks for or allows. Examples are reports on public health, an "
                    "order from a court, or a threat to someone’s safety."
                ),
                mark(
                    _(
                        "What else you do with health information, such as reminders or sharing with family. Say "
                        "also where the law of your state is stricter."
                    )
                ),
            ),
            _heading(_("When we ask you first")),
            _text(
                _(
                    "We ask you in writing before we use or share your information for anything else. That includes "
                    "most marketing, and any sale of your information. You can change your mind at any time. "
                    "Just tell us in writing."
                )
            ),
            _heading(_("Records about substance use")),
            _text(
                _("Some records about treatment for alcohol or drug use have extra protection."),
                mark(
                    _(
                        "If you have such records, what patients should know about them. If not, delete this section."
                    )
                ),
            ),
            _heading(_("Your rights")),
            _list(
                _("See your record and get a copy."),
                _("Ask us to correct it."),
                _("Ask us to reach you in a certain way or at a certain place."),
                _("Ask us to limit what we use or share."),
                _("Get a list of those with whom we shared it."),
                _("Get this notice on paper."),
                _("Choose someone to act for you."),
                _("Complain. It will not change your care."),
            ),
            _text(mark(_("How a patient asks for each of these, and how soon you answer."))),
            _heading(_("Questions and complaints")),
            _text(
                _("Ask %(person)s, %(name)s, %(address)s.")
                % {**known, "person": mark(_("the name or title of your privacy contact"))},
                _(
                    "You can also complain to the US Department of Health and Human Services, Office for Civil "
                    "Rights. We will not hold a complaint against you."
                ),
            ),
            _whom_to_call(),
            _heading(_("Changes to this notice")),
            _text(
                _(
                    "We may change this notice. The new one is then true for all the information we have. You can "
                    "find the current one on this page and in our office."
                )
            ),
        ],
    }


def _fairness(known):
    return {
        "introduction": _("We treat people fairly. If you feel we did not, please tell us."),
        "teaser": _("We treat people fairly."),
        "body": [
            _compare(
                _HHS_CIVIL_RIGHTS,
                _("the sample notice of the US Department of Health and Human Services"),
            ),
            _heading(_("What we promise")),
            _text(
                _(
                    "%(name)s follows federal civil rights laws. Race, color, national origin, age, disability and "
                    "sex make no difference here. We leave no one out, and treat no one worse."
                )
                % known
            ),
            _heading(_("Help that is free")),
            _list(
                _("If you have a disability: sign language interpreters, large print, and other formats."),
                _("If you speak another language: interpreters, and papers in your language."),
                _("If a disability gets in the way of how we do things: we change how we do them."),
            ),
            _text(mark(_("How to ask for this help, and whom."))),
            _whom_to_call(),
            _heading(_("If you feel you were treated unfairly")),
            _text(
                _("Tell %(person)s, %(name)s, %(address)s. We will look into it and tell you what we found.")
                % {
                    **known,
                    "person": mark(
                        _("the name or title of who takes complaints, with a phone number and an email")
                    ),
                },
                _(
                    "You can also complain to the US Department of Health and Human Services, Office for Civil "
                    "Rights. You do not have to tell us first."
                ),
            ),
        ],
    }


def _language_help(known):
    return {
        "introduction": _(
            "Tell us which language you speak. An interpreter costs you nothing, for a call or for a visit."
        ),
        "teaser": _("Tell us which language you speak."),
        "body": [
            _compare(
                _HHS_CIVIL_RIGHTS,
                _("the translated samples of the US Department of Health and Human Services"),
            ),
            _heading(_("How to ask for it")),
            _text(
                _(
                    "Say the name of your language when you call %(name)s, or write it in your request. We will find "
                    "an interpreter for the call and for the visit."
                )
                % known
            ),
            _whom_to_call(),
            _heading(_("In your language")),
            _text(
                mark(
                    _("One sentence that this help is free, in each of the languages that the rule asks for.")
                )
            ),
            _heading(_("Languages our staff speak")),
            ("staff_languages", None),
            _heading(_("If you cannot hear or see well")),
            _text(
                _(
                    "We can have a sign language interpreter, large print, or someone to read to you. This is free, "
                    "too. Tell us what works for you."
                ),
                mark(_("What else you have, such as a number for text telephones.")),
            ),
        ],
    }


def _cost_estimates(known):
    rule = format_html('<a href="{}">45 CFR 149.610</a>', _RULE_OF_ESTIMATES)
    return {
        "introduction": _(
            "If you have no insurance, or do not use it, you have the right to a written estimate of what your care "
            "will cost."
        ),
        "teaser": _("You have the right to an estimate of what your care will cost."),
        "body": [
            _compare(
                _CMS_ESTIMATES, _("the standard notice of the Centers for Medicare & Medicaid Services")
            ),
            _heading(_("When you get it")),
            _text(_("%(name)s will give you a good-faith estimate in writing:") % known),
            _list(
                _("If you ask for one: within 3 business days."),
                _("If you book at least 3 business days ahead: within 1 business day."),
                _("If you book at least 10 business days ahead: within 3 business days."),
            ),
            _text(_("The rule is in federal law: %(rule)s.") % {"rule": rule}),
            _heading(_("If the bill is higher")),
            _text(
                _(
                    "You can dispute a bill that is $400 or more above the estimate. Keep a copy of the estimate. You "
                    "can call us first. We may be able to clear it up."
                ),
                _("An estimate is not a fixed price. If your care changes, the cost may change, too."),
                mark(
                    _("Where patients learn how to dispute a bill. The model names an address and a number.")
                ),
            ),
            _heading(_("How to ask")),
            _text(
                _("Call us, tell the front desk, or write it in your request. It costs you nothing."),
                mark(_("Who writes your estimates, and what they need from the patient.")),
            ),
            _whom_to_call(),
        ],
    }


def _accessibility(known):
    return {
        "introduction": _(
            "This website is for everyone, with any device. If something does not work for you, please tell us."
        ),
        "teaser": _("If something does not work for you, we want to know."),
        "body": [
            _compare(_W3C_STATEMENT, _("the guide to such statements of the World Wide Web Consortium")),
            _heading(_("What we aim for")),
            _text(
                _(
                    "%(name)s follows the Web Content Accessibility Guidelines (WCAG), level AA. You can use this "
                    "website with a keyboard or a screen reader, make the text larger, and print each page."
                )
                % known
            ),
            _heading(_("How we check")),
            ("accessibility_check", None),
            _heading(_("What may not work yet")),
            _text(mark(_("What is hard to use, such as scanned forms, and what patients can do instead."))),
            _heading(_("How to tell us")),
            _text(
                _("Call us or ask at the front desk. Tell us which page it was, and what you tried to do."),
                mark(_("How soon you answer, and who does.")),
            ),
            _whom_to_call(),
            _heading(_("Our office")),
            _text(
                _("We are at %(address)s.") % known,
                mark(_("Steps, ramps, doors, parking, restrooms and seats.")),
            ),
        ],
    }
