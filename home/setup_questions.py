"""What `setup_practice` asks about a new practice. Answers are checked as the admin checks them, or more strictly."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Field, Model
from django.utils.translation import gettext as _

from core.models import PracticeSettings
from locations.models import LocationPage

# Where most practices are, by the names that people say.
_TIME_ZONES = {
    "eastern": "America/New_York",
    "central": "America/Chicago",
    "mountain": "America/Denver",
    "arizona": "America/Phoenix",
    "pacific": "America/Los_Angeles",
    "alaska": "America/Anchorage",
    "hawaii": "Pacific/Honolulu",
}
# With the District of Columbia and the territories, as the US Postal Service abbreviates them.
_STATES = frozenset(
    "AK AL AR AS AZ CA CO CT DC DE FL GA GU HI IA ID IL IN KS KY LA MA MD ME MI MN MO MP MS MT NC ND NE NH NJ NM NV NY "
    "OH OK OR PA PR RI SC SD TN TX UT VA VI VT WA WI WV WY".split()
)


def _state(text):
    if text.upper() not in _STATES:
        raise ValidationError(_("Enter the two letters of the state, such as VA."))
    return text.upper()


def _zip_code(text):
    if not re.fullmatch(r"[0-9]{5}(-[0-9]{4})?", text):
        raise ValidationError(
            _("Enter a ZIP code with 5 digits, such as 20001, or with 9, such as 20001-1234.")
        )
    return text


def _time_zone(text):
    """Return the zone that is meant by “America/Chicago”, “chicago” or “Central time”."""
    wanted = text.casefold().replace("_", " ").removesuffix(" time")
    zones = [name for name, _label in QUESTIONS["time_zone"].field.choices]
    spelled = {name: name.casefold().replace("_", " ") for name in zones}
    meant = [_TIME_ZONES.get(wanted), *(name for name in zones if spelled[name] == wanted)]
    meant += [name for name in zones if spelled[name].partition("/")[2] == wanted]
    for name in meant:
        if name in spelled:
            return name
    raise ValidationError(
        _("Enter Eastern, Central, Mountain or Pacific, or a time zone such as America/Phoenix.")
    )


@dataclass(frozen=True)
class Question:
    """One fact: the words that ask for it, the option that gives it, where it belongs, and what reads the answer."""

    words: str
    option: str
    model: type[Model]
    name: str
    read: Callable[[str], str] = str

    @property
    def field(self) -> Field:
        """Return the field that holds the answer."""
        return self.model._meta.get_field(self.name)

    def answer(self, text: str) -> str:
        """Return what was typed as the field holds it. Raises ValidationError, with what to type instead."""
        text = " ".join(text.split())
        if not text:
            raise ValidationError(_("This cannot be empty."))
        if not text.isprintable():
            raise ValidationError(_("This holds a character that cannot be shown. Please type it again."))
        return self.field.clean(self.read(text), None)


# By the name of the field, in the order in which they are asked.
QUESTIONS = {
    question.name: question
    for question in (
        Question("Name of the practice", "--name", PracticeSettings, "name"),
        Question("Phone, such as 202-555-0142", "--phone", PracticeSettings, "telephone"),
        Question("Street, with the suite or floor", "--street", LocationPage, "street"),
        Question("City", "--city", LocationPage, "city"),
        Question("State, such as VA", "--state", LocationPage, "region", _state),
        Question("ZIP code", "--zip", LocationPage, "postal_code", _zip_code),
        Question(
            "Time zone, such as Eastern or America/Phoenix",
            "--time-zone",
            PracticeSettings,
            "time_zone",
            _time_zone,
        ),
    )
}
ADDRESS = [name for name, question in QUESTIONS.items() if question.model is LocationPage]


def open_questions() -> list[str]:
    """Return the names of the questions that nobody has answered yet, in their order.

    Every practice has a time zone: which one is open until the practice has a name.
    """
    practice = PracticeSettings.objects.first() or PracticeSettings()
    has_address = LocationPage.objects.exists()
    is_open = {"name": not practice.name, "telephone": not practice.telephone, "time_zone": not practice.name}
    return [name for name in QUESTIONS if is_open.get(name, not has_address)]
