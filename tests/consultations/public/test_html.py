"""The HTML of what no link leads to is valid; tests/demo/test_site.py checks each address of the demo."""

import pytest
from django.http import QueryDict
from django.template.loader import render_to_string

from consultations.public.forms import ConsultationForm
from tests.factories.consultations import SAME_ORIGIN, form_data, submitted
from tests.html_checker import check_html

URL = "/consultation/"

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite_only]


@pytest.mark.long
def test_what_forms_are_answered_with_and_what_goes_wrong_is_valid_html(client, practice_with_number, rf):
    def answer(url, data):
        response = client.post(url, data, headers=SAME_ORIGIN)
        return client.get(response["Location"]).text if "Location" in response else response.text

    consultation = submitted()
    answers = {
        "refused": answer(URL, {}),
        "confirmed": answer(URL, form_data()),
        "status": answer(
            f"{URL}status/", {"reference_number": str(consultation.reference_number), "proof": "0123"}
        ),
        "no such request": answer(f"{URL}status/", {"reference_number": "K7M H4P R2", "proof": "0000"}),
        "outage": render_to_string(
            "consultations/public/outage.html",
            {"form": ConsultationForm.with_answers(QueryDict("patient_name=Ottoline"), offline=True)},
            rf.get("/"),
        ),
        **{f"error {code}": render_to_string(f"{code}.html") for code in (400, 403, 500, 503)},
    }
    for name, words in {
        "refused": "There is a problem",
        "confirmed": "We have your request",
        "status": "Status of your request",
        "no such request": 'class="errors',
    }.items():
        assert words in answers[name], name
    assert check_html(answers) == {}
