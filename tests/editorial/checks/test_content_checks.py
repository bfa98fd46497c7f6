"""What the editor is told to look at, and the two reports. The reading level itself: test_reading_level.py."""

import json

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import ArticlePage
from core.models import Source
from core.publishing.gate import PublishRefused
from editorial.checks.content_checks import findings_on
from editorial.models import PageFindings
from procedures.models import ConditionPage, ProcedurePage
from tests.editorial.checks.test_reading_level import HARD, PLAIN
from tests.factories.editorial import account
from tests.factories.pages import (
    ArticlePageFactory,
    PhotographFactory,
    PhysicianPageFactory,
    ProcedurePageFactory,
    publish,
    review,
)

pytestmark = [pytest.mark.django_db, pytest.mark.long]

MARK = '<a linktype="reference" id="7">Katz 2022</a>'


def article(*blocks, **fields):
    body = [{"type": name, "value": value} for name, value in blocks]
    return ArticlePage(
        **{"title": "Title", "search_description": "About it.", **fields}, body=json.dumps(body)
    )


def found(check, *blocks, **fields):
    """Return the words one check finds in a text or in blocks, in their order."""
    blocks = [("text", block) if isinstance(block, str) else block for block in blocks]
    return [finding.words for key, finding in findings_on(article(*blocks, **fields)) if key == check]


def of_the_text(findings):
    """Return what was found in the words, without what is missing on how the page was made (test_provenance.py)."""
    return [(key, finding) for key, finding in findings if key not in ("required", "review")]


# Numbers
@pytest.mark.parametrize(
    "sentence",
    [
        "About 58% of people got better.",
        "It helped 9 of 75 people.",
        "Pain fell by 3.6 points.",
        "Over 3 years most stayed the same.",
        "People over 65 are at risk.",
        "In 2014 a trial of 400 people began.",
        "We know that 80 in 100 people gain.",
        "Nine in ten people had less pain.",
        "Two thirds of people could walk.",
        "Half of all people get it.",
        "Twice as many got well.",
        "One in five fell.",
        "It lasts for five years.",
        "Nine people got better.",
    ],
)
def test_a_number_that_claims_something_needs_a_source(sentence):
    assert found("number", f"<p>{sentence}</p>") == [sentence]
    assert found("number", f"<p>{sentence}{MARK} Next.</p>") == []
    assert found("number", f"<p>{sentence[:-1]}{MARK}.</p>") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "In an emergency call 911.",
        "Call 555-0142 or (216) 555-0142.",
        "The desk opens at 9 a.m. and closes at 4:30 p.m.",
        "The rule is from January 9, 2014.",
        "A review from 2023 says so.",
        "We call you within 2 working days.",
        "Your visit takes about 2 hours.",
        "Here are 5 questions to ask us.",
        "See step 3 and type 1 or 2 changes.",
        "The nerve at L5 and COVID-19 are no numbers.",
        "Out of 100 people like me, how many gain?",
        "You can ask us 24/7.",
        "Bring somebody: two people hear more than one.",
        "Be careful when an ad says “twice as many.”",
    ],
)
def test_a_number_that_claims_nothing_is_left_alone(sentence):
    assert found("number", f"<p>{sentence}</p>") == []


def test_the_source_of_one_sentence_does_not_cover_the_next():
    assert found("number", f"<p>It helped 9 of 75.{MARK} Pain fell by 3 points.</p>") == [
        "Pain fell by 3 points."
    ]


def test_numbers_in_headings_and_names_of_times_are_left_alone():
    stage = {"when": "2 weeks", "text": "<p>Rest.</p>"}
    assert found("number", ("heading", {"text": "12 things", "level": "h2"}), ("timeline", [stage])) == []


def test_a_fact_with_sources_beside_it_is_covered():
    row = {"label": "Pain", "value": "3.6 points lower", "references": []}
    assert found("number", ("fact_table", {"caption": "C", "rows": [row]})) == ["3.6 points lower"]
    assert found("number", ("fact_table", {"caption": "C", "rows": [{**row, "references": [7]}]})) == []


def test_a_cell_of_a_table_is_covered_by_a_source_in_its_row():
    def table(*cells):
        columns = [{"type": "text", "heading": heading} for heading in ("What", "How much", "Source")]
        return ("table", {"caption": "C", "columns": columns, "rows": [{"values": list(cells)}]})

    assert found("number", table("<p>Pain</p>", "<p>3.6 points lower</p>", "")) == ["3.6 points lower"]
    assert found("number", table("<p>Pain</p>", "<p>3.6 points lower</p>", f"<p>{MARK}</p>")) == []


def test_plain_text_may_repeat_a_number_that_has_its_source_elsewhere():
    told = f"<p>It helped 9 of 75 people.{MARK}</p>"
    assert found("number", told, introduction="It helped 9 of 75 people.") == []
    assert found("number", told, introduction="It helped 10 of 75 people.") == ["It helped 10 of 75 people."]


# Benefits


def test_a_benefit_needs_a_risk_or_a_limit_below_the_same_heading():
    benefit = "<p>It eases pain and makes walking easier.</p>"
    heading = ("heading", {"text": "What can go wrong", "level": "h2"})
    risk = "<p>It has risks.</p>"
    assert found("benefit", ("heading", {"text": "Good", "level": "h2"}), benefit, heading, risk) == [
        "It eases pain and makes walking easier."
    ]
    assert found("benefit", ("heading", {"text": "Both", "level": "h2"}), benefit, risk) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "MILD cures back pain.",
        "MILD eases pain, and you need not stay in hospital.",
        "It ends your pain.",
        "It takes pain away.",
        "Your pain will be gone.",
        "You will walk again.",
        "It reduces pain.",
        "It heals the spine.",
        "It relieves pain and you can stop your pills.",
        "It stops back pain.",
        "It works.",
        "It is successful.",
        "It restores strength.",
        "It treats pain well.",
        "It is safe.",
        "It eases pain in no time.",
        "It eases pain without side effects.",
    ],
)
def test_a_promise_is_no_limit(sentence):
    heading = ("heading", {"text": "What it does", "level": "h2"})
    assert found("benefit", heading, f"<p>{sentence}</p>") == [sentence]


@pytest.mark.parametrize(
    "limit",
    [
        "It may not help.",
        "It does not help everyone.",
        "It has a risk.",
        "Side effects occur.",
        "Pain can get worse.",
        "Infection and bleeding occur.",
        "The pain may come back.",
    ],
)
def test_a_limit_beside_a_benefit_is_enough(limit):
    heading = ("heading", {"text": "What it does", "level": "h2"})
    assert found("benefit", heading, f"<p>It eases pain. {limit}</p>") == []


@pytest.mark.parametrize("sentence", ["It does not cure stenosis.", "No shot heals a worn joint."])
def test_a_benefit_that_is_denied_is_none(sentence):
    assert found("benefit", f"<p>{sentence}</p>") == []


def test_a_summary_that_praises_needs_a_risk_somewhere_on_the_page():
    fields = {"introduction": "It relieves back pain."}
    assert found("benefit", "<p>You lie down.</p>", **fields) == ["It relieves back pain."]
    assert found("benefit", "<p>You lie down. It may not help.</p>", **fields) == []


def test_what_a_page_of_its_type_must_have_is_missed():
    page = ProcedurePage(title="T", summary="S")
    places = [finding.place for key, finding in findings_on(page) if key == "missing"]
    assert {"Tell us first", "Getting ready: Your ride home"} <= set(places)
    assert "missing" not in [key for key, _finding in findings_on(ConditionPage(title="T", summary="S"))]


@pytest.mark.parametrize(
    ("told", "left_out"),
    [
        ("It hurts.", ["Bleeding", "Infection", "Nerve injury", "Allergy", "It may not help"]),
        ("Bleeding and infection. You may be allergic to the dye.", ["Nerve injury", "It may not help"]),
        ("Bleeding, infection, allergy; it can injure a nerve, and it may not help.", []),
    ],
)
def test_harms_that_the_risks_do_not_name_are_found(told, left_out):
    outcome = [{"type": "outcome", "value": {"lead": "Harm", "text": f"<p>{told}</p>"}}]
    page = ProcedurePage(title="T", summary="S", risks=json.dumps(outcome))
    assert [finding.words for key, finding in findings_on(page) if key == "harm"] == left_out


def test_listed_benefits_ask_for_listed_risks():
    outcome = [{"type": "outcome", "value": {"lead": "Less pain.", "text": "", "out_of_100": None}}]
    page = ProcedurePage(title="T", summary="S", benefits=json.dumps(outcome))
    assert "risks" in [key for key, _finding in findings_on(page)]
    page = ProcedurePage(title="T", summary="S", benefits=json.dumps(outcome), risks=json.dumps(outcome))
    assert "risks" not in [key for key, _finding in findings_on(page)]


# Words


@pytest.mark.parametrize(
    ("sentence", "praise"),
    [
        ("A breakthrough in care.", "breakthrough"),
        ("This revolutionary tool works.", "revolutionary"),
        ("A miracle for backs.", "miracle"),
        ("Results are guaranteed.", "guaranteed"),
        ("We offer the best care in town.", "the best"),
        ("Our best surgeons treat you.", "Our best"),
        ("It is the best treatment.", "the best"),
        ("Our state-of-the-art rooms.", "state-of-the-art"),
        ("It is risk-free.", "risk-free"),
        ("It works best.", "best"),
        ("This is a best practice.", "best"),
        ("Our team is best.", "best"),
        ("One of the best ways.", "the best"),
        ("Best of all, it is new.", "Best"),
        ("A revolution in care.", "revolution"),
        ("An amazing result.", "amazing"),
        ("The most advanced treatment.", "most advanced"),
        ("Leading experts treat you.", "Leading experts"),
        ("A perfect result.", "perfect"),
        ("A painless shot.", "painless"),
        ("It is a cure.", "cure"),
    ],
)
def test_praise_is_found(sentence, praise):
    assert found("superlative", f"<p>{sentence}</p>") == [praise]


@pytest.mark.parametrize(
    "sentence",
    [
        "It is best to call first.",
        "We do our best to answer soon.",
        "Pick what fits you best.",
        "The best time to call is noon.",
        "Ask us what is best for you.",
        "Rest in the way that works best for you.",
        "It is no cure.",
        "Can it cure me?",
        "It is not a miracle.",
        "We cannot guarantee a result.",
        "Be careful when an ad says “breakthrough” or “best care.”",
        "Bestow, revolve and guarantor are other words.",
        "No one plan has been proven the best.",
    ],
)
def test_plain_talk_is_no_praise(sentence):
    assert found("superlative", f"<p>{sentence}</p>") == []


@pytest.mark.parametrize(
    "words", ["click here", "Here", "here.", "<b>Read more</b>", "this page", "https://example.org/a"]
)
def test_link_words_must_tell_where_the_link_leads(words):
    assert len(found("link", f'<p>See <a linktype="page" id="3">{words}</a>.</p>')) == 1


def test_link_words_that_tell_the_target_and_source_markers_are_fine():
    assert found("link", f'<p><a href="https://example.org">How to read more on MRI</a>{MARK}</p>') == []


# What is missing


def test_pictures_need_alternative_text_unless_they_are_decoration():
    def image(**fields):
        return (
            "image",
            {"image": {"image": 1, "decorative": False, "alt_text": "", **fields}, "caption": ""},
        )

    figure = {"pictures": [{"drawing": "", "image": {"image": 1}, "label": ""}], "caption": ""}
    drawn = {"pictures": [{"drawing": "canal-tight", "image": {"image": None}, "label": ""}], "caption": ""}
    assert len(found("alt", image(), ("figure", figure))) == 2
    assert found("alt", image(alt_text="A garden"), image(decorative=True), ("figure", drawn)) == []


def test_the_photograph_of_the_page_needs_alternative_text():
    photograph = PhotographFactory()
    assert len(found("alt", picture=photograph)) == 1
    assert found("alt", picture=photograph, picture_alt="A garden") == []


def test_a_page_needs_a_description_for_search_engines():
    assert len(found("description", search_description="")) == 1
    assert found("description") == []


# Names of procedures


@pytest.fixture
def mild():
    return ProcedurePageFactory(
        title="MILD procedure",
        also_known_as="Percutaneous image-guided lumbar decompression (PILD)\nRadiofrequency ablation",
    )


@pytest.mark.parametrize(
    "name", ["MILD", "PILD", "the MILD procedure", "percutaneous image-guided lumbar decompression"]
)
def test_a_named_procedure_is_to_be_linked_once(mild, name):
    named = f"<p>Some people have {name} done. Ask about {name}.</p>"
    assert len(found("procedure", named)) == 1
    link = f'<p><a linktype="page" id="{mild.pk}">It</a> is described elsewhere.</p>'
    assert found("procedure", named, link) == []
    assert found("procedure", named, ("procedure_card", {"page": mild.pk})) == []


def test_a_plain_word_a_heading_and_an_unpublished_procedure_are_no_names(mild):
    ProcedurePageFactory(title="Secret injection", live=False)
    heading = ("heading", {"text": "MILD", "level": "h2"})
    assert found("procedure", heading, "<p>A mild pain, unlike a Secret injection.</p>") == []


def test_a_procedure_need_not_link_itself(mild):
    mild.summary = "MILD is done through a tube."
    assert "procedure" not in [key for key, _finding in findings_on(mild)]


def test_looking_at_a_page_asks_for_the_names_once_whatever_their_number(mild, django_assert_num_queries):
    page = article(("text", "<p>MILD.</p>"))
    with CaptureQueriesContext(connection) as few:
        findings_on(page)
    for _number in range(5):
        ProcedurePageFactory()
    with django_assert_num_queries(len(few)):
        findings_on(page)


def test_places_are_named_as_the_editor_shows_them():
    steps = [{"title": "One", "text": "<p>See.</p>"}, {"title": "Two", "text": "<p>9 of 75 got better.</p>"}]
    page = article(("text", "<p>Hello.</p>"), ("steps", steps))
    ((key, finding),) = of_the_text(findings_on(page))
    assert (key, finding.place) == ("number", "Body, block 2 (Steps): 2, Text")
    page = ConditionPage(title="T", summary="It helps 9 of 75 people. It has risks.", search_description="D")
    ((_key, finding),) = of_the_text(findings_on(page))
    assert finding.place == "Summary"


# The panel of the editor


def draft(text, **fields):
    page = ArticlePageFactory(search_description="About it.", live=False, **fields)
    page.body = [("text", text)]
    page.save()
    page.save_revision()
    return page


def test_the_editor_shows_the_grade_the_hardest_sentences_and_what_to_look_at(admin_client):
    page = draft(f"<p>{PLAIN} {HARD}</p><p>9 of 75 got better.</p>")
    html = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
    assert "Reading level" in html
    assert HARD in html
    assert "A number without a source" in html
    assert "9 of 75 got better." in html
    assert "Body, block 1 (Text)" in html


def test_a_new_page_says_that_there_is_nothing_to_look_at_yet(admin_client):
    parent = ArticlePageFactory().get_parent()
    address = reverse("wagtailadmin_pages:add", args=["articles", "articlepage", parent.pk])
    assert "Save the page to see what to look at." in admin_client.get(address).text


def test_the_panel_asks_again_for_the_latest_draft(admin_client):
    page = draft("<p>Hello.</p>")
    page.body = [("text", "<p>9 of 75 got better.</p>")]
    page.save_revision()
    html = admin_client.get(reverse("findings:page", args=[page.pk])).text
    assert "9 of 75 got better." in html
    assert "<html" not in html


def test_only_those_who_may_edit_a_page_see_what_was_found_on_it(client, django_user_model):
    page = draft("<p>Hello.</p>")
    address = reverse("findings:page", args=[page.pk])
    assert client.get(address).status_code == 302
    client.force_login(django_user_model.objects.create_user("reader", password="x"))
    assert client.get(address).status_code in (302, 403)
    client.force_login(account("other", "Physicians"))
    assert client.get(address)["Location"] == "/admin/"


def test_there_are_no_findings_on_other_pages_and_pages_that_do_not_exist(admin_client):
    home = draft("<p>Hello.</p>").get_parent().get_parent()
    for number in (home.pk, 1, 0, 10**6, 2**31, 2**63 - 1, 2**63, 10**30):
        assert admin_client.get(f"/admin/findings/page/{number}/").status_code == 404, number


def test_warnings_are_no_obstacle_to_publishing():
    page = draft("<p>A breakthrough: 9 of 75 got better. Click <a href='https://example.org'>here</a>.</p>")
    assert publish(page).live


# Above grade 9


def test_a_page_above_grade_nine_is_published_only_with_a_written_reason():
    page = draft(f"<p>{HARD}</p>")
    review(page)
    with pytest.raises(PublishRefused, match="above grade 9"):
        page.save_revision().publish()
    page.reading_level_reason = "The text of a rule is quoted."
    assert publish(page).live


@pytest.mark.parametrize("reason", [" A legal term.     ", "x" * 30, "\u200b" * 30])
def test_a_word_is_no_reason(reason):
    page = draft(f"<p>{HARD}</p>")
    page.reading_level_reason = reason
    with pytest.raises(PublishRefused, match="at least 20 characters"):
        publish(page)


# Reports


def hard_article(title, text=HARD, **fields):
    page = draft(f"<p>{text}</p>", title=title, **fields)
    page.reading_level_reason = "The words of a rule are quoted."
    return publish(page)


def test_the_report_of_reading_levels_shows_the_hardest_page_first(admin_client):
    easy, hard = hard_article("An easy one", PLAIN), hard_article("A hard one")
    draft(f"<p>{HARD}</p>", title="A draft")
    html = admin_client.get(reverse("reading_level:index")).text
    assert html.index(hard.title) < html.index(easy.title)
    assert HARD in html
    assert "The words of a rule are quoted." in html
    assert reverse("wagtailadmin_pages:edit", args=[hard.pk]) in html
    assert "A draft" not in html


def test_the_report_of_what_is_missing_names_the_place_and_leaves_good_pages_out(admin_client):
    source = Source.objects.create(key="katz", title="A trial")
    cited = PLAIN + f'<a linktype="reference" id="{source.pk}">Katz</a>'
    hard_article("All is well", cited, authors=[PhysicianPageFactory()])
    hard_article("Something is missing", "9 of 75 got better.")
    html = admin_client.get(reverse("missing:index")).text
    assert "Something is missing" in html
    assert "A number without a source" in html
    assert "Body, block 1 (Text)" in html
    assert "All is well" not in html


def test_an_unpublished_page_leaves_the_reports(admin_client):
    page = hard_article("Gone")
    page.unpublish()
    assert "Gone" not in admin_client.get(reverse("reading_level:index")).text


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("reading_level", "The words of a rule are quoted."),
        ("missing", "A number without a source"),
    ],
)
def test_the_reports_are_exported(admin_client, name, row):
    hard_article("One", f"{HARD} 9 of 75 got better.")
    assert row in admin_client.get(reverse(f"{name}:index"), {"export": "csv"}).getvalue().decode()
    assert admin_client.get(reverse(f"{name}:index"), {"export": "xlsx"}).status_code == 200


@pytest.mark.parametrize("name", ["reading_level", "missing"])
def test_a_report_asks_as_often_for_many_pages_as_for_one(admin_client, name, django_assert_num_queries):
    def fill(count):
        PageFindings.objects.all().delete()
        pages = [ArticlePageFactory() for _number in range(count)]
        rows = [{"check": "number", "place": "Body", "words": "9 of 75"}]
        PageFindings.objects.bulk_create(PageFindings(page=page, grade=7, findings=rows) for page in pages)

    address = reverse(f"{name}:index")
    admin_client.get(address)
    fill(1)
    with CaptureQueriesContext(connection) as few:
        admin_client.get(address)
    fill(12)
    with django_assert_num_queries(len(few)):
        admin_client.get(address)


def test_the_reports_stand_in_the_menu_of_those_who_write(admin_client, client, django_user_model):
    html = admin_client.get(reverse("wagtailadmin_home")).text
    assert reverse("reading_level:index") in html
    assert reverse("missing:index") in html
    client.force_login(django_user_model.objects.create_user("reader", password="x"))
    assert client.get(reverse("reading_level:index")).status_code == 302


def test_the_nightly_command_sees_a_procedure_that_was_named_before_it_was_published(mild):
    page = hard_article("One", "Some people have nerve warming done.")
    assert "procedure" not in [row["check"] for row in PageFindings.objects.get(page=page).findings]
    mild.also_known_as = "Nerve warming"
    publish(mild)
    call_command("check_content", verbosity=0)
    rows = PageFindings.objects.get(page=page).findings
    assert ("procedure", "nerve warming") in [(row["check"], row["words"]) for row in rows]
