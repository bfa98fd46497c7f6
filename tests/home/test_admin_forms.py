"""What the forms of the admin have in common, whoever made them."""

import re
from html import unescape

import pytest
from django.urls import reverse

from core.models import page_types
from home.models import HomePage
from home.setup import setup_practice
from tests.factories.pages import ConditionPageFactory, HomePageFactory, TopicFactory

pytestmark = pytest.mark.django_db

_SELECT_SEVERAL = re.compile(r"<select\b[^>]*\bmultiple\b")
_LINK = re.compile(r"""["'](/admin/[^"'?#\s<>{}]*/)["'?#]""")
_NO_FORM = re.compile(r"/(?:logout|preview|jsi18n|delete|unpublish|bulk|api)\b")


def _shape(address):
    """Return an address without its numbers: forms of one kind are alike."""
    return re.sub(r"\d+", "0", address)


def _forms_of_the_admin(client):
    """Yield (address, HTML) of every kind of page in the admin that links lead to, and of each page type's form."""
    home = HomePage.objects.get()
    waiting = [reverse("wagtailadmin_home"), reverse("wagtailadmin_explore", args=[home.pk])]
    for model in page_types():
        parent = next((p for p in model.allowed_parent_page_models() if p.objects.exists()), None)
        if parent and not model._meta.abstract:
            where = parent.objects.first().pk
            waiting.append(
                reverse("wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, where])
            )
    known = {_shape(address) for address in waiting}
    while waiting:
        address = waiting.pop()
        response = client.get(address, follow=True)
        if response.status_code != 200 or "html" not in response["Content-Type"]:
            continue
        yield address, response.text
        # The menu is data for a script, so its links are no elements.
        for target in _LINK.findall(unescape(response.text)):
            if _shape(target) not in known and not _NO_FORM.search(target):
                known.add(_shape(target))
                waiting.append(target)


@pytest.mark.long
def test_several_are_never_chosen_in_a_list_that_takes_a_held_key(admin_client):
    HomePageFactory()
    setup_practice()
    ConditionPageFactory()
    TopicFactory()
    seen = {}
    for address, html in _forms_of_the_admin(admin_client):
        # What a form adds by script is in it, too, as data.
        text = unescape(html).replace('\\"', '"').replace("\\u003C", "<").replace("\\u003E", ">")
        seen[address] = _SELECT_SEVERAL.findall(text)
    assert {address: found for address, found in seen.items() if found} == {}
    expected = [
        reverse("wagtailusers_users:add"),
        reverse("wagtailusers_groups:add"),
        reverse("wagtailsnippets_consultations_concern:add"),
        reverse("wagtailsnippets_procedures_warningsign:list"),
        reverse("source_notices:index"),
        reverse("wagtailsettings:edit", args=["core", "practicesettings"]),
    ]
    assert set(expected) - set(seen) == set()
