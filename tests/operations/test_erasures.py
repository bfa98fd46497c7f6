"""What was erased is told at the place of the backups, so that no restore brings it back."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from consultations.models import ConsultationRequest
from consultations.records.retention import EraseRefused, erase
from operations.backup.models import Erasure
from outbox.models import PeriodicRun
from outbox.periodic import run_next_due_command
from tests.factories.consultations import staff_of, submitted
from tests.factories.pages import HomePageFactory
from tests.operations.conftest import said_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(backups):
    HomePageFactory()
    return staff_of("Privacy officer", first_name="Olu", last_name="Officer")


def everything(*consultations):
    return ConsultationRequest.objects.filter(pk__in=[consultation.pk for consultation in consultations])


def told_at(backups):
    return {path.name for path in (backups.folder / "erasures").glob("*")}


def erasing(client, officer, consultation):
    """Erase a request as the privacy officer does."""
    client.force_login(officer)
    address = f"/admin/consultations/{consultation.pk}/erase/"
    answer = client.post(address, {"consultations": [consultation.pk], "is_sure": "on"})
    assert answer.status_code == 302


def test_each_erasure_is_an_object_of_its_own_that_names_nobody(client, officer, backups):
    first, second = submitted(), submitted(telephone="202-555-0144")
    for consultation in (first, second):
        erasing(client, officer, consultation)
    assert Erasure.objects.filter(stored_at=None).count() == 2
    call_command("store_erasures")
    told = told_at(backups)
    assert len(told) == 2
    for name in told:
        text = name + (backups.folder / "erasures" / name).read_text()
        for trace in (str(first.pk), first.pk.hex, first.reference_number, second.reference_number):
            assert trace not in text
    assert "0 erasures" in said_by("store_erasures")


def test_what_is_not_erased_is_not_told(officer, backups):
    free, held = submitted(), submitted(telephone="202-555-0144")
    everything(held).update(legal_hold=True)
    with pytest.raises(EraseRefused):
        erase(everything(free, held), officer)
    assert not Erasure.objects.exists()


@pytest.mark.long
def test_the_worker_tells_it_within_a_minute_and_tries_again_while_the_place_is_away(
    officer, backups, time_machine
):
    while run_next_due_command():
        pass
    erase(everything(submitted()), officer)
    backups.folder.mkdir(exist_ok=True)
    obstacle = backups.folder / "erasures"
    obstacle.write_text("no folder")
    for minutes in (2, 4):
        time_machine.move_to(timezone.now() + timedelta(minutes=minutes))
        while run_next_due_command():
            pass
        assert PeriodicRun.objects.get(command="store_erasures").error
        assert Erasure.objects.get().stored_at is None
    obstacle.unlink()
    time_machine.move_to(timezone.now() + timedelta(minutes=6))
    while run_next_due_command():
        pass
    assert told_at(backups) == {Erasure.objects.get().digest}


@pytest.mark.long
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_next_backup_tells_again_what_is_missing_at_the_place(officer, backups):
    erase(everything(submitted()), officer)
    call_command("store_erasures")
    [name] = told_at(backups)
    (backups.folder / "erasures" / name).unlink()
    backups.make()
    assert told_at(backups) == {name}


def test_telling_takes_as_many_queries_for_one_request_as_for_ten(officer):
    def queries_of(number):
        consultations = everything(*(submitted(telephone=f"202-555-01{number}{n:01}") for n in range(number)))
        with connection.execute_wrapper(counting := Counting()):
            erase(consultations, officer)
        return counting.number

    assert queries_of(1) == 2 == queries_of(9)


class Counting:
    """Counts the queries about erasures and key sheets."""

    number = 0

    def __call__(self, execute, sql, params, many, context):
        self.number += "operations_" in sql
        return execute(sql, params, many, context)
