"""What each field is for is declared once, completely, and told where it is asked."""

import pytest
import time_machine
from bs4 import BeautifulSoup

from consultations.data_fields import BY_NAME, DATA_FIELDS, TYPED_COLUMNS
from consultations.models import ConsultationRequest
from consultations.public.forms import ConsultationForm
from core.models import InsurancePlan
from encryption.fields import EncryptedTextField
from procedures.warning_signs import Level
from tests.factories.consultations import SAME_ORIGIN, form_data
from tests.factories.pages import (
    ArticlePageFactory,
    HomePageFactory,
    LocationPageFactory,
    PhysicianPageFactory,
)
from tests.factories.signs import sign

URL = "/consultation/"
# They are no questions about the patient: the origin, the signs of which only a number is kept, and the trap.
NOT_DECLARED = {"page", "warning_signs", "subject"}


def test_every_column_of_a_consultation_is_declared_once():
    declared = [column for field in DATA_FIELDS for column in field.columns]
    columns = {field.name for field in ConsultationRequest._meta.concrete_fields}
    # Made from `promised_for`, `next_try_at` and `is_urgent`, which are.
    assert sorted(declared) == sorted(columns - {"due_at", "queue_at", "due_order_at"})


def test_what_a_person_types_is_encrypted_and_nothing_else():
    encrypted = {
        field.name
        for field in ConsultationRequest._meta.concrete_fields
        if isinstance(field, EncryptedTextField)
    }
    assert set(TYPED_COLUMNS) == encrypted


def test_every_question_is_declared_and_the_declared_are_asked():
    questions = set(ConsultationForm.base_fields) - NOT_DECLARED
    assert {field.name for field in DATA_FIELDS if field.is_asked} == questions


@pytest.mark.long
@pytest.mark.django_db
def test_every_question_is_explained_in_one_place_wherever_the_form_stands(client):
    HomePageFactory()
    LocationPageFactory.create_batch(2)
    PhysicianPageFactory()
    InsurancePlan.objects.create(name="Harborline PPO", checked_on="2026-11-01")
    sign("A headache that is worse sitting up", Level.TODAY)
    article = ArticlePageFactory()
    for response in (client.get(URL), client.post(URL, {}, headers=SAME_ORIGIN), client.get(article.url)):
        [told] = BeautifulSoup(response.content, "html.parser").select("details.why")
        assert told.summary.get_text() == "Why we ask, and who sees it"
        asked = {row.get_text(): row.find_next("dd").get_text() for row in told.select("dt")}
        labels = {name: field.label for name, field in ConsultationForm.base_fields.items()}
        labels["urgent_signs"] = "Signs to call about today"
        for name in labels.keys() - NOT_DECLARED:
            assert str(BY_NAME[name].purpose) in asked[labels[name]]


@pytest.mark.long
@pytest.mark.django_db
def test_the_exact_promise_stands_only_where_no_cache_holds_it(client):
    HomePageFactory()
    article = ArticlePageFactory()
    with time_machine.travel("2026-11-23 10:00 -0500"):
        own, other = client.get(URL), client.get(article.url)
        refused = client.post(URL, {}, headers=SAME_ORIGIN)
        sent = client.get(client.post(URL, form_data(), headers=SAME_ORIGIN)["Location"])
    for response in (own, refused, sent):
        assert "Tuesday, November 24, 12 noon" in response.text
    assert "private" in own["Cache-Control"]
    assert "no-store" not in own["Cache-Control"]  # the browser keeps what was typed when one comes back
    assert "November 24" not in other.text
    assert "by 12 noon on the next working day" in other.text
