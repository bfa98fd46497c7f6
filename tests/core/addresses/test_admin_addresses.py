"""The admin's addresses tell nothing to who has no right to it, take no method that nobody offers, and any input."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import Locale, Page

from articles.models import Topic
from home.models import HomePage
from tests.databases import errors_spoil_one_query
from tests.every_address import METHODS, listed, routes
from tests.factories.consultations import front_desk_user
from tests.factories.editorial import account
from tests.factories.everything import DRAFT, everything

NO_PAGE = 987_654_321
HUGE = "9" * 30


@pytest.fixture(scope="module")
def everything_found(practice_of_the_module, django_db_blocker):
    with django_db_blocker.unblock():
        return everything()


@pytest.fixture
def found(everything_found, db):
    with errors_spoil_one_query():
        yield everything_found


def page_addresses(page, parent):
    """Return admin addresses that name a page, by what Wagtail would tell of it."""
    named = {
        name: reverse(f"wagtailadmin_pages:{name}", args=[page])
        for name in ("edit", "view_draft", "usage", "delete", "copy", "move", "history", "workflow_history")
    }
    return named | {
        "explore": reverse("wagtailadmin_explore", args=[page]),
        "move to": reverse("wagtailadmin_pages:move_confirm", args=[page, parent]),
        "move below": reverse("wagtailadmin_pages:move_confirm", args=[parent, page]),
        "compare": reverse("wagtailadmin_pages:revisions_compare", args=[page, "earliest", "latest"]),
        "bulk": reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={page}",
        "bulk below": reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
        + f"?id=all&childOf={page}",
        "translate": reverse("simple_translation:submit_page_translation", args=[page]),
        "replace": reverse("core_replace", args=["wagtailcore", "page", page]),
        "review": reverse("editorial:decide", args=[page]),
        "approve": reverse("editorial:review", args=[page, "approve"]),
        "take back": reverse("editorial:take_back", args=[page]),
        "comments": reverse("editorial:comments", args=[page]),
        "minor change": reverse("editorial:minor_change", args=[page]),
        "without review": reverse("editorial:without_review", args=[page]),
        "findings": reverse("findings:page", args=[page]),
        "choose": reverse("wagtailadmin_choose_page_child", args=[page]),
    }


def told(client, address):
    """Return all that an answer tells: its status, where it leads, and what the next page would say."""
    client.cookies.pop("messages", None)  # what the last answer told
    answer = client.get(address)
    said = [str(message) for message in get_messages(answer.wsgi_request)]
    return answer.status_code, answer.headers.get("Location"), said, DRAFT in answer.text


def test_who_has_no_right_to_a_page_is_not_even_told_whether_there_is_one(client, found):
    alike = {name: [] for name in ("Front desk", "Physicians", "Medical reviewers")}
    for role, differing in alike.items():
        client.force_login(account(role.replace(" ", "-"), role))
        # A reviewer has a right to the draft in review; the home page is nobody's of these.
        page = HomePage.objects.get().pk if role == "Medical reviewers" else found["page"]
        there, nowhere = (page_addresses(key, found["parent"]) for key in (page, NO_PAGE))
        for name in there.keys() - ({"choose"} if role in ("Physicians", "Medical reviewers") else set()):
            answers = told(client, there[name]), told(client, nowhere[name])
            if answers[0] != answers[1] or answers[0][3]:
                differing.append((name, *answers))
    assert alike == dict.fromkeys(alike, [])


@pytest.mark.parametrize("role", ["Front desk", "Physicians"])
def test_nor_when_a_review_of_it_has_ended(client, found, role):
    Page.objects.get(pk=found["page"]).current_workflow_state.cancel()
    client.force_login(account(role.replace(" ", "-"), role))
    there, nowhere = (page_addresses(key, found["parent"]) for key in (found["page"], NO_PAGE))
    for name in ("review", "approve", "take back"):
        assert told(client, there[name]) == told(client, nowhere[name]), name


def test_editors_are_told_that_a_page_is_gone(client, found):
    client.force_login(account("edith", "Editors"))
    assert client.get(reverse("wagtailadmin_pages:edit", args=[NO_PAGE])).status_code == 404
    assert client.get(reverse("wagtailadmin_pages:edit", args=[found["page"]])).status_code == 200


def test_reviewers_read_what_is_in_review_and_choose_pages_for_links_meanwhile(client, found):
    client.force_login(account("rhea", "Medical reviewers"))
    assert client.get(reverse("wagtailadmin_pages:edit", args=[found["page"]])).status_code == 200
    chooser = reverse("wagtailadmin_choose_page")
    assert client.get(chooser).status_code == 200
    Page.objects.get(pk=found["page"]).current_workflow_state.cancel()
    assert client.get(chooser)["Location"] == reverse("wagtailadmin_home")


def test_a_script_is_refused_without_a_page(client, found):
    client.force_login(front_desk_user())
    answer = client.get(
        reverse("wagtailadmin_pages:edit", args=[found["page"]]),
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    assert answer.status_code == 403
    assert DRAFT not in answer.text


def test_what_wagtail_cannot_read_is_answered_in_the_sites_design(admin_client, found, log):
    chosen = [
        reverse(f"{name}:chosen", args=["x\0"]) for name in ("wagtailimages_chooser", "wagtaildocs_chooser")
    ]
    for address in chosen:
        answer = admin_client.get(address)
        assert answer.status_code == 404, address
    queries = (
        ("wagtailimages_chooser:chosen_multiple", "id=x"),
        ("wagtailimages_chooser:chosen_multiple", f"id={HUGE}"),
        ("wagtailadmin_choose_page", "page_type=nothing.here&target_pages[]=%00"),
        ("wagtailadmin_choose_page", "target_pages[]=x"),
    )
    for name, query in queries:
        answer = admin_client.get(f"{reverse(name)}?{query}")
        assert answer.status_code in (200, 400, 404), (name, query)
        assert answer.status_code != 400 or "We could not read what was sent" in answer.text
    # A chooser that gets what it did not offer, in a form that comes back for another reason.
    address = reverse("wagtailredirects:add")
    assert admin_client.post(address, {"redirect_page": "x\0"}).status_code == 400
    removed = reverse("wagtailadmin_workflows:remove", args=[found["page"]])
    assert admin_client.post(removed, {"next": "NaN"}).status_code == 400
    edit = reverse("wagtailadmin_pages:edit", args=[found["page"]])
    assert admin_client.post(edit, {"title": "Half a form"}).status_code == 400
    line = log.about("A view could not read what it was sent")[-1]
    assert line["route"] == "wagtailadmin_pages:edit"
    assert line["exception"].endswith("MultiValueDictKeyError")
    assert "Half a form" not in log.text


@pytest.mark.sqlite_only
@pytest.mark.parametrize("typed", ['"', '"><script>', "'", 'a "', "heron AND (", "*", "\\", '"heron" "'])
def test_editors_may_search_for_any_mark(admin_client, found, typed):
    for name in ("wagtailimages:index", "wagtaildocs:index", "wagtailadmin_explore_root"):
        assert admin_client.get(reverse(name), {"q": typed}).status_code == 200, name


def test_a_method_that_nobody_offers_is_refused_whoever_asks(client, admin_client, found):
    addresses = ("/", "/search/", "/sitemap.xml", "/feed.xml", "/admin/", "/admin/login/", "/consultation/")
    edit, serve = (
        reverse("wagtailadmin_pages:edit", args=[found["page"]]),
        reverse("wagtaildocs_serve", args=[found["document"], found["document_name"]]),
    )
    for somebody in (client, admin_client):
        for address in (*addresses, edit, serve):
            for method in ("OPTIONS", "TRACE", "PUT", "PATCH", "DELETE", "HERON"):
                answer = somebody.generic(method, address)
                assert answer.status_code == 405, (method, address)
                assert "GET" in answer["Allow"]
        for address in ("/", "/search/", "/sitemap.xml", "/feed.xml", "/robots.txt", serve):
            assert somebody.post(address).status_code == 405, address
    assert (
        admin_client.patch("/admin/dismissibles/", "{}", content_type="application/json").status_code == 200
    )


def test_lists_within_lists_without_end_are_a_bad_request(admin_client, found):
    answer = admin_client.patch("/admin/dismissibles/", "[" * 100_000, content_type="application/json")
    assert answer.status_code == 400


def test_nothing_is_deleted_past_the_form_that_asks_first(admin_client, found):
    for name, model, key in (
        ("wagtailusers_users:delete", get_user_model(), "user"),
        ("wagtaildocs:delete", get_document_model(), "document"),
        ("wagtaillocales:delete", Locale, "locale"),
        ("wagtailsnippets_articles_topic:delete", Topic, "articles.topic"),
    ):
        assert admin_client.delete(reverse(name, args=[found[key]])).status_code == 405, name
        assert model.objects.filter(pk=found[key]).exists(), name


def test_wagtails_trials_of_its_error_pages_are_closed(admin_client):
    for name in ("failwhale", "test404"):
        assert admin_client.get(f"/admin/{name}/").status_code == 404


@pytest.mark.sqlite_only
@pytest.mark.pinned_only
def test_every_address_is_in_the_list_of_who_gets_in():
    assert {route.pattern for route in routes()} == listed().keys()


# The admin's addresses for people who have not signed in; no word there is a practice's. The first two ask for the
# password and go on for those who gave it.
SIGNING_IN = ("admin/login/", "admin/second-factor/")
OPEN = ("admin/invitation/", "admin/password_reset/", "admin/session/", "admin/sprite/", "admin/jsi18n/")


@pytest.mark.sqlite_only
def test_the_list_lets_nobody_into_the_admin_without_role_and_second_factor():
    for route, letters in listed().items():
        for method in METHODS:
            outside = set(letters[method]) & set("vpenw")
            if route.startswith("admin/") and not route.startswith(OPEN):
                assert not outside or route.startswith(SIGNING_IN), (method, route)
            else:
                assert outside in (set(), set("vpenw")), (method, route)
