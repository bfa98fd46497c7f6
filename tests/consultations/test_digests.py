"""What a request is found by is kept under a key, and says nothing to who has no key."""

import pytest
from django.apps import apps
from django.db import connection

from consultations.digests import SEARCH_DIGEST_LENGTH, contact_digests, digests_of_query, keyed_digest
from consultations.models import ConsultationRequest
from core.words.sounds import sound_keys
from tests.factories.consultations import SAME_ORIGIN, form_data, front_desk_user
from tests.factories.pages import HomePageFactory

SPELLINGS = [
    "202-555-0123",
    "(202) 555-0123",
    "+1 202.555.0123",
    "0012025550123",
    "tel:2025550123",
    "２０２－５５５－０１２３",
    "202-555-0123 ext. 4",
    "202 555 0123 x4",
]


def test_a_phone_number_has_one_digest_in_any_spelling():
    # What requests that were stored long ago carry.
    stored = {keyed_digest("search-telephone", "2025550123")[:SEARCH_DIGEST_LENGTH]}
    assert contact_digests(telephone="202-555-0123") == stored
    for spelling in SPELLINGS:
        assert digests_of_query(spelling).exact == [stored], spelling


def test_a_number_that_cannot_be_dialed_is_still_found_where_it_was_stored():
    stored = {keyed_digest("search-telephone", "1025550123")[:SEARCH_DIGEST_LENGTH]}
    assert contact_digests(telephone="102-555-0123") == stored
    assert digests_of_query("(102) 555-0123").exact == [stored]


def test_an_end_of_a_number_is_looked_for_with_a_name_only():
    assert digests_of_query("0123").exact == [set()]
    assert digests_of_query("0123").alike == []


@pytest.mark.parametrize(
    "query",
    [
        "a b c d e f g h " * 12,
        "van der meer de la cruz " * 9,
        "vandermeer delacruz " * 9,
        "Ann " * 50,
        "1 " * 100,
    ],
)
def test_a_search_has_so_many_digests_at_most(query):
    searched = digests_of_query(query)
    assert len(searched.exact) <= 6
    assert sum(map(len, [*searched.exact, *searched.alike])) < 80


# Rare ones: a word as short as a name in fashion can be in any dump by chance.
CANARIES = {
    "patient_name": "Quixwhistle Zorbaldino",
    "asker_name": "Vexelmaraud",
    "telephone": "(989) 736-4815",
    "email": "plumboxine@example.com",
}


def stored_digests():
    """Return what each column of digests holds now."""
    columns = [
        (model, field.name)
        for model in apps.get_app_config("consultations").get_models()
        for field in model._meta.local_concrete_fields
        if "digest" in field.name or field.name == "search_scheme"
    ]
    return {
        f"{model.__name__}.{name}": set(model.objects.values_list(name, flat=True)) for model, name in columns
    }


@pytest.mark.long
@pytest.mark.django_db
def test_what_is_searched_by_says_nothing_and_is_another_under_another_key(client, settings):
    HomePageFactory()
    answers = form_data(for_whom="someone_else", asker_relation="aunt", **CANARIES)
    assert client.post("/consultation/", answers, headers=SAME_ORIGIN).status_code == 303
    consultation = ConsultationRequest.objects.get()
    client.force_login(front_desk_user())
    queue = "/admin/consultations/"
    for query in ("zorbaldeeno", "Quickswistle 4815", "736-4815", "vexelmarod 4815"):
        found = client.post(queue, {"q": query})["Location"]
        assert consultation.grouped_reference_number in client.get(found).text, query
        assert f'value="{query}"' in client.get(found).text
    typed = {word for text in CANARIES.values() for word in text.lower().replace("@", " ").split()}
    searched = {
        "zorbaldeeno",
        "quickswistle",
        "vexelmarod",
        "989-736-4815",
        "9897364815",
        "736-4815",
        "7364815",
    }
    sounds = {key.partition("-")[2].lower() for word in typed for key in sound_keys(word)}
    canaries = {word for word in typed | searched | sounds if len(word) > 6} - {"example.com"}
    assert len(canaries) > 10
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            dump = str(cursor.fetchall()).lower()
            assert not [word for word in canaries if word in dump], table

    before = stored_digests()
    consultation.delete()
    for model, name in (("RateCount", "key_digest"), ("SearchDigest", "digest")):
        assert before[f"{model}.{name}"]
        apps.get_model("consultations", model).objects.all().delete()
    settings.FIELD_DIGEST_KEY = "another-key-" + "x" * 30
    assert client.post("/consultation/", answers, headers=SAME_ORIGIN).status_code == 303
    after = stored_digests()
    assert len(after) == 4
    assert all(after.values())
    assert {name for name in after if before[name] & after[name]} == set()
