"""Rules that make a request suspect. A suspect is stored and confirmed like any other, and waits in quarantine.

They weigh long repeated text, several links and volume (docs/adr/0004-suspects-wait-in-quarantine.md). Nobody outside
is asked, nothing is refused for what it says, and staff see which rule spoke.
"""

import re
import zlib
from dataclasses import dataclass

from django.conf import settings
from django.views.decorators.debug import sensitive_variables

from consultations.digests import name_words
from consultations.limits import Window, count_of, count_up
from consultations.models import QuarantineRule

# Above the limit of a network its requests are suspect; above this many times the limit they are refused.
FAR_ABOVE = 5

LINKED_SITES = 2
# Text of so many characters is long, and repeats itself if it can be packed into one part in so many: ordinary text
# needs half of its size, and a third if it was pasted twice.
LONG_TEXT = 100
REPEATED_PARTS = 4
SAME_PATIENT_PER_DAY = 3
# More people than a case manager asks for in a day.
ASKED_FOR_PER_DAY = 100
SAME_NOTE_PER_DAY = 3
# Shorter notes are alike by chance (“Please call soon”).
TELLING_NOTE_LENGTH = 30

TYPED_NAMES = ("asker_name", "asker_relation", "patient_name")
TYPED_TEXTS = ("interpreter_language", "access_need", "note")

# One link, however many addresses stand in it; a comma within it is its own. What follows an @, or is spelled “ann at
# example.com”, is an email address.
_REST = r"(?:[^\s<>\[\],;\"']|[,;](?!https?://|www\.)(?=[^\s<>\[\],;\"']))*"
_link = re.compile(
    rf"(?:https?://|www\.){_REST}"
    r"|(?<![@\w.-])(?<!\bat )[a-z0-9-]+(?:\.[a-z0-9-]+)*"
    rf"\.(?:com|net|org|info|biz|ru|cn|top|xyz|shop|online|site)\b(?:/{_REST})?",
    re.IGNORECASE,
)


def is_far_above_limit(count):
    """Return whether a network that has sent `count` requests within the hour gets no more answers."""
    return count > settings.CONSULTATIONS_PER_NETWORK * FAR_ABOVE


@sensitive_variables()
def broken_rule(answers, trap, network, network_count):
    """Return the `QuarantineRule` that a request breaks, or "" when it breaks none.

    Takes the answers as `services.submit_consultation` does, what stood in the field that people cannot see, the
    network from which the request came, and how many came from it within the hour.
    """
    if trap:
        return QuarantineRule.HIDDEN_FIELD
    if _linked_sites(answers) >= LINKED_SITES:
        return QuarantineRule.LINKS
    if _repeats_itself(answers):
        return QuarantineRule.REPETITION
    asked = _count_asking(answers)
    if asked.for_patient > SAME_PATIENT_PER_DAY or asked.by_contact > ASKED_FOR_PER_DAY:
        return QuarantineRule.SAME_CONTACT
    if asked.is_for_another:
        count_up("for-another", network, Window.HOUR)
        return ""
    # Colleagues who ask for their patients use the same words.
    is_telling = len(answers["note"]) >= TELLING_NOTE_LENGTH and not answers["asker_name"]
    if is_telling and _count("note", answers["note"]) > SAME_NOTE_PER_DAY:
        return QuarantineRule.SAME_NOTE
    if network_count - count_of("for-another", network, Window.HOUR) > settings.CONSULTATIONS_PER_NETWORK:
        return QuarantineRule.NETWORK
    return ""


@sensitive_variables()
def _linked_sites(answers):
    """Return to how many different sites the answers link: a page pasted twice, or two of one site, are one."""
    texts = " ".join(answers[name] for name in (*TYPED_NAMES, *TYPED_TEXTS)).casefold()
    links = (re.sub(r"^(?:https?://)?(?:www\.)?", "", match[0]) for match in _link.finditer(texts))
    return len({re.split(r"[/?#:]", link)[0].rstrip(".!)") for link in links})


@sensitive_variables()
def _repeats_itself(answers):
    """Return whether the answers are long and say the same again and again."""
    texts = " ".join(answers[name] for name in (*TYPED_NAMES, *TYPED_TEXTS)).casefold()
    words = " ".join(re.findall(r"\w+", texts))
    return len(words) >= LONG_TEXT and len(zlib.compress(words.encode())) * REPEATED_PARTS < len(words)


@dataclass(frozen=True)
class _Asked:
    """How often within the day a contact has asked for this patient, and contact and asker for anybody."""

    for_patient: int
    is_first_for_patient: bool
    by_contact: int
    by_asker: int

    @property
    def is_for_another(self):
        """Return whether somebody who has asked for others today asks for this patient for the first time."""
        return self.is_first_for_patient and 1 < max(self.by_contact, self.by_asker) <= ASKED_FOR_PER_DAY


@sensitive_variables()
def _count_asking(answers):
    contacts = [answers[name] for name in ("telephone", "email") if answers[name]]
    patient = " ".join(sorted(name_words(answers["patient_name"])))
    asker = answers["asker_name"]
    for_patient = [_count("contact-patient", f"{contact} {patient}") for contact in contacts]
    return _Asked(
        for_patient=for_patient[0],
        is_first_for_patient=max(for_patient) == 1,
        by_contact=max(_count("contact", contact) for contact in contacts),
        by_asker=_count("asker", asker) if asker else 0,
    )


@sensitive_variables()
def _count(kind, text):
    return count_up(kind, " ".join(text.casefold().split()), Window.DAY)
