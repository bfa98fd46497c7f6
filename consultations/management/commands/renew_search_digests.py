from uuid import UUID

from django.core.management.base import BaseCommand

from consultations.models import ConsultationRequest
from consultations.services import write_search_digests


class Command(BaseCommand):
    help = (
        "Make every request findable again, after an update that searches names differently, or with a new "
        "FIELD_DIGEST_KEY. May be interrupted and run again, while the site is in use."
    )

    def handle(self, **options: object) -> None:
        keys = ConsultationRequest.objects.order_by("pk").values_list("pk", flat=True)
        renewed = sum(self.renew(key) for key in list(keys))
        self.stdout.write(f"{renewed} requests can be found by what they say now")

    def renew(self, key: UUID) -> bool:
        """Renew one request, and return whether it was still there."""
        consultation = ConsultationRequest.objects.filter(pk=key).first()
        if consultation:
            write_search_digests(consultation)
        return consultation is not None
