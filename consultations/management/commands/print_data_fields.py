from django.core.management.base import BaseCommand

from consultations.booking.models import Booking
from consultations.data_fields import DATA_FIELDS, VISIT_FIELDS
from consultations.models import ConsultationRequest


class Command(BaseCommand):
    help = "Print what is kept about a request as the table of docs/data-protection.md."

    def handle(self, **options: object) -> None:
        self.stdout.write(
            "| what | why we ask, or keep it | who sees it | how long | stored |\n|---|---|---|---|---|"
        )
        for model, field in [
            *((ConsultationRequest, field) for field in DATA_FIELDS),
            *((Booking, field) for field in VISIT_FIELDS),
        ]:
            cells = (_names(model, field), field.purpose, field.seen_by, field.kept, _stored(field))
            self.stdout.write(f"| {' | '.join(map(str, cells))} |")


def _names(model, field):
    columns = [model._meta.get_field(name) for name in field.columns]
    return ", ".join(str(column.verbose_name) for column in columns if not column.is_relation)


def _stored(field):
    if field.is_typed:
        return "encrypted"
    return "keyed digest" if field.name.endswith("digest") else "as it is"
