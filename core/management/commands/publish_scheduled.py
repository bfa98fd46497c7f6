from wagtail.management.commands import publish_scheduled

from core.calendar.clock import InPracticeTime


class Command(InPracticeTime, publish_scheduled.Command):
    help = "Publish and unpublish what is scheduled, as Wagtail does. The worker runs it every minute."
