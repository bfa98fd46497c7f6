import re

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from consultations.concerns import Concern
from tests.factories.pages import (
    ArticlePageFactory,
    ConditionPageFactory,
    LocationPageFactory,
    PhysicianPageFactory,
    ProcedurePageFactory,
)

pytestmark = pytest.mark.django_db


def shown_on(page):
    return Template("{% load consultation_tags %}{% consultation_form page %}").render(
        Context({"page": page})
    )


@pytest.mark.long
@pytest.mark.parametrize(
    "factory",
    [
        ProcedurePageFactory,
        ConditionPageFactory,
        PhysicianPageFactory,
        LocationPageFactory,
        ArticlePageFactory,
    ],
)
def test_every_page_about_care_carries_the_form_and_names_itself(client, factory):
    page = factory()
    response = client.get(page.url)
    assert response.status_code == 200
    assert 'action="/consultation/"' in response.text
    assert f'name="page" value="{page.pk}"' in response.text
    assert "csrfmiddlewaretoken" not in response.text
    assert not response.cookies


def selected(html):
    return re.findall(r'<option value="([\w-]+)" selected>', html)


def in_the_fold(html):
    """Return the names of the questions in the fold of what may be left out, which is closed."""
    fold = BeautifulSoup(html, "html.parser").select_one(".more-questions")
    assert not fold.has_attr("open")
    return {control["name"] for control in fold.select("[name]")}


@pytest.mark.long
def test_what_the_page_is_about_is_chosen_already():
    procedure, physician = ProcedurePageFactory(), PhysicianPageFactory()
    location, _other = LocationPageFactory.create_batch(2)
    assert selected(shown_on(location)) == [str(location.pk)]
    assert selected(shown_on(procedure)) == [str(procedure.pk)]
    assert selected(shown_on(physician)) == [str(physician.pk)]
    assert selected(shown_on(ArticlePageFactory())) == []


@pytest.mark.long
def test_what_a_page_has_chosen_is_in_sight_and_the_rest_stays_folded():
    location, _other = LocationPageFactory.create_batch(2)
    for page, name in ((location, "location"), (PhysicianPageFactory(), "physician")):
        assert name not in in_the_fold(shown_on(page))
        assert name in in_the_fold(shown_on(ArticlePageFactory()))


@pytest.mark.long
def test_editors_say_what_patients_want_help_with_and_on_which_pages_it_is_chosen():
    condition, other, physician = ConditionPageFactory(), ConditionPageFactory(), PhysicianPageFactory()
    concern = Concern.objects.get(words="Pain down the leg")
    concern.words, concern.conditions, concern.physicians = "A leg that burns", [condition], [physician]
    concern.save()
    Concern.objects.create(locale_id=1, words="A hip that hurts", order=0)
    Concern.objects.filter(words="Neck pain").update(is_shown=False)
    french = Locale.objects.create(language_code="fr")
    Concern.objects.create(locale=french, words="Mal au dos")
    asked = BeautifulSoup(shown_on(condition), "html.parser").select_one("[name=about]")
    assert [option.get_text() for option in asked.select("option")] == [
        "Choose one",
        "Low back pain",
        "A hip that hurts",
        "Leg pain or heaviness when walking",
        "A leg that burns",
        "Pain after surgery",
        "A second opinion",
        "A procedure I read about",
        "I am already a patient",
        "Something else",
        "I am not sure",
    ]
    value = f"concern-{concern.pk}"
    assert selected(shown_on(condition)) == [value]
    assert selected(shown_on(other)) == []
    assert selected(shown_on(physician)) == [value, str(physician.pk)]


@pytest.mark.long
def test_nobody_is_a_returning_patient_unless_they_say_so():
    full, physician = PhysicianPageFactory(is_accepting_new_patients=False), PhysicianPageFactory()
    returning = Concern.objects.get(kind="returning")
    returning.physicians = [full, physician]
    returning.save()
    assert selected(shown_on(physician)) == [str(physician.pk)]
    shown = shown_on(full)
    assert selected(shown) == []
    assert "This clinician takes no new patients. If the patient has been here before, answer yes" in shown
    assert not {"physician", "is_returning_patient"} & in_the_fold(shown)


def test_procedures_follow_the_words_for_them():
    ablation, mild = (ProcedurePageFactory(title=title) for title in ("Ablation", "MILD"))
    group = BeautifulSoup(shown_on(mild), "html.parser").select_one("optgroup")
    assert [option.get_text() for option in group.select("option")] == [
        "A procedure I read about",
        ablation.title,
        mild.title,
    ]


@pytest.mark.long
def test_a_form_without_a_list_of_concerns_does_not_ask_for_one():
    Concern.objects.all().delete()
    assert "What would you like help with?" not in shown_on(ArticlePageFactory())


@pytest.mark.long
def test_the_form_is_the_same_for_everybody():
    page = ProcedurePageFactory()
    assert shown_on(page) == shown_on(page)


@pytest.mark.long
def test_the_form_needs_as_many_queries_however_much_can_be_chosen():
    page = ProcedurePageFactory()

    def queries():
        with CaptureQueriesContext(connection) as captured:
            shown_on(page)
        return len(captured)

    queries()
    few = queries()
    for _ in range(5):
        ProcedurePageFactory()
        PhysicianPageFactory()
        LocationPageFactory()
    assert queries() == few


def test_what_follows_from_an_answer_shows_without_a_script():
    html = shown_on(ArticlePageFactory())
    assert "If you ask for someone else" in html
    assert "<script" not in html
    assert "style=" not in html
