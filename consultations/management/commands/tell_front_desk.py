from django.core.management.base import BaseCommand
from django.utils import timezone

from consultations.notices.arrivals import tell_of_arrivals
from consultations.notices.reminders import send_reminders
from consultations.notices.silence import tell_of_silence
from core.calendar.clock import InPracticeTime


class Command(InPracticeTime, BaseCommand):
    help = (
        "In desk hours, email the front desk how many requests came since the last email about new ones, remind them "
        "of promises that pass soon, and say when no request has come for long. The worker runs it every two minutes."
    )

    def handle(self, **options: object) -> None:
        now = timezone.now()
        send_reminders(now)
        tell_of_arrivals(now)
        tell_of_silence(now)
