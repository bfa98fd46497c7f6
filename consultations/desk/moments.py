"""When to try or to look again: a day and a time, asked about once where they are unlikely to be meant."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.due import day_in_words
from consultations.promise import next_try_by, promise_in_words, wish_of
from core.calendar.hours import time_in_words
from core.calendar.working_days import hours_on
from core.models import PracticeSettings

# Who waits longer than this for us is likely to be meant for another month.
FARTHEST = timedelta(weeks=4)


class AsksMoment:
    """A form that asks for a day and a time, as the fields `<name>_on`, `<name>_time` and, hidden, `<name>_asked`.

    Cleaned they are one value, `<name>_at`: a moment, or None. Without a time it is that of `next_try_by`. One that is
    hardly meant is an error the first time, which asks; sent again unchanged it is kept. Goes before a `Form`.
    """

    moment = "next_try"
    is_moment_required = False
    # Whose patient may wish for a time of day. Set by the view.
    consultation = None

    def clean(self):
        values = super().clean()
        on, at, asked = (f"{self.moment}_{part}" for part in ("on", "time", "asked"))
        day, time_of_day, seen = (values.pop(name, None) for name in (on, at, asked))
        values[f"{self.moment}_at"] = None
        if on in self.errors or at in self.errors:
            return values
        if day is None:
            if time_of_day or self.is_moment_required:
                self.add_error(on, _("Choose the day."))
            return values
        practice = PracticeSettings.load()
        moment = self._moment(practice, day, time_of_day)
        named = " ".join(str(part) for part in (day, time_of_day) if part is not None)
        if seen != named and (question := question_about(moment, practice)):
            self.data = self.data.copy()
            self.data[asked] = named
            self.fields[on].widget.attrs["autofocus"] = True
            self.add_error(on, question)
        values[f"{self.moment}_at"] = moment
        return values

    def _moment(self, practice: PracticeSettings, day: date, time_of_day: time | None) -> datetime:
        if time_of_day is not None:
            return datetime.combine(day, time_of_day, ZoneInfo(practice.time_zone))
        asked = self.consultation
        return next_try_by(
            practice, day, wish_of(asked.preferred_contact, asked.preferred_time) if asked else ""
        )


def question_about(moment: datetime, practice: PracticeSettings) -> str:
    """Return what to ask about a moment that has passed, is far, or when the phones are closed; "" for any other."""
    zone, now = ZoneInfo(practice.time_zone), timezone.now()
    local, today = moment.astimezone(zone), now.astimezone(zone).date()
    spans, reason = hours_on(practice, local.date())
    words = {
        "moment": promise_in_words(moment, practice),
        "day": day_in_words(local.date(), today),
        "time": time_in_words(local.time()),
        "reason": reason,
    }
    if moment < now:
        doubts = [_("%(moment)s has passed.") % words]
    else:
        doubts = []
        if moment > now + FARTHEST:
            doubts.append(_("%(moment)s is more than four weeks away.") % words)
        if not spans and reason:
            doubts.append(_("The phones are closed on that day (%(day)s): %(reason)s.") % words)
        elif not spans:
            doubts.append(_("The phones are closed on that day (%(day)s).") % words)
        elif practice.is_open_at(moment) is False and local.time() not in {
            closes for _opens, closes in spans
        }:
            doubts.append(_("The phones are closed at that time (%(day)s, %(time)s).") % words)
    if not doubts:
        return ""
    return " ".join([*doubts, _("Change it, or press the button again to keep it.")])
