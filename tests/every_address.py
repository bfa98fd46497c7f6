"""Every address of the URLconf: its route, an address that leads to something, and addresses that lead nowhere."""

import re
from dataclasses import dataclass
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import quote_from_bytes

from django.contrib.admin.utils import quote as quote_key
from django.db import transaction
from django.urls import URLResolver, get_resolver, reverse

# One part of an address, as `path()` and as `re_path()` write it.
PART = re.compile(
    r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>|\((?:\?P<(?P<pattern_name>\w+)>)?(?:[^()]|\([^()]*\))*\)"
)

BAD_NUMBERS = (
    "0",
    "-1",
    "2147483648",
    "9223372036854775807",
    "9223372036854775808",
    "9" * 400,
    "9" * 5000,
    "١٢",
    "1e9",
    "NaN",
)
BAD_TEXTS = (
    "\0",
    "a\0b",
    "x" * 5000,
    "' OR 1=1 --",
    '"><script>alert(1)</script>',
    "{{ 7|add:7 }}%s%(x)s{0}",
    "../../etc/passwd",
    "\ud800",
    "\u202eé🧠\ufffe",
    "[]",
    '{"a": [null]}',
    "null",
    "1,2,x",
    "a:b:c",
    "00000000-0000-0000-0000-000000000000",
    "0001-01-01",
    "9999-12-31T23:59:59-23:59",
    "2024-02-30",
    "",
)
BAD = BAD_NUMBERS + BAD_TEXTS


@dataclass(frozen=True)
class Route:
    """One address of the URLconf."""

    pattern: str

    @property
    def parts(self):
        """Return the names of its parts in their order; a part without a name has its number."""
        found = enumerate(PART.finditer(self.pattern))
        return [match["name"] or match["pattern_name"] or str(number) for number, match in found]

    def address(self, values):
        """Return the address with these parts, as bytes would be sent: {name of a part: text}."""
        names = iter(self.parts)
        path = PART.sub(lambda _match: quoted(values[next(names)]), self.pattern)
        return "/" + re.sub(r"[\^$]", "", path.replace(r"\.", "."))


def quoted(text):
    """Return a part of an address, with lone surrogates as a broken sender would write them."""
    return quote_from_bytes(text.encode("utf-8", "surrogatepass"), safe="/,:")


def routes():
    """Return every `Route` of the URLconf. Where two views share one, the first answers."""
    return list(dict.fromkeys(_routes(get_resolver(), "")))


def _routes(resolver, before):
    for pattern in resolver.url_patterns:
        path = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern, path)
        else:
            yield Route(path)


class Examples:
    """What the parts of addresses stand for in a database that has one of everything (`tests.factories.everything`)."""

    def __init__(self, found):
        self.found = found

    def of(self, route):
        """Return {name of a part: text} of an address of this route that leads to something."""
        values = {}
        for name in route.parts:
            values[name] = str(self._value(route.pattern, name, values))
        return values

    def _value(self, pattern, name, before):
        for place, names in PLACES.items():
            if re.search(place, pattern) and name in names:
                wanted = names[name]
                return self.found[wanted[1:]] if wanted.startswith("=") else wanted
        if match := re.search(r"snippets/(?:choose/)?(\w+)/(\w+)/", pattern):
            return quote_key(self.found[f"{match[1]}.{match[2]}"])
        raise LookupError(f"No example of “{name}” in {pattern}: add it to PLACES.")


# What a part stands for, by the beginning of a route that it is in and its name: a text, or what is found after “=”.
PLACES = {
    "^sitemap-": {"part": "0"},
    "^admin/(invitation|password_reset/confirm/<path)": {"token": "invented"},
    "^admin/account/signing-in/": {"pk": "=factor"},
    "^admin/pages/.*revisions/compare": {"0": "=page", "1": "earliest", "2": "latest"},
    "^admin/(pages|editorial|findings|translation|api/main/.pages|workflows/remove|choose-page)": {
        "pk": "=page",
        "page_id": "=page",
        "page_pk": "=page",
        "page_to_move_id": "=page",
        "destination_id": "=parent",
        "parent_page_id": "=parent",
        "revision_id": "=revision",
        "task_id": "=task",
        "task_state_id": "=task_state",
        "workflow_state_id": "=workflow_state",
        "workflow_pk": "=workflow",
        "content_type_app_name": "articles",
        "content_type_model_name": "articlepage",
        "app_label": "articles",
        "model_name": "articlepage",
        "action": "approve",
        "action_name": "approve",
    },
    "^admin/bulk/": {"app_label": "wagtailcore", "model_name": "page", "action": "publish"},
    "^admin/tag-autocomplete/": {"app_name": "taggit", "model_name": "tag"},
    "^admin/collections/": {"pk": "=collection", "collection_id": "=collection"},
    "^admin/workflows/tasks/add": {"app_label": "wagtailcore", "model_name": "groupapprovaltask"},
    "^admin/workflows/task": {"pk": "=task", "task_id": "=task"},
    "^admin/workflows/": {"pk": "=workflow"},
    "^admin/editing-sessions/": {
        "app_label": "wagtailcore",
        "model_name": "page",
        "object_id": "=page",
        "session_id": "=editing_session",
    },
    "^admin/(images|api/main/.images)": {
        "pk": "=image",
        "image_id": "=image",
        "uploaded_file_id": "=uploaded_file",
        "filter_spec": "width-20",
    },
    "^admin/(documents|api/main/.documents)": {
        "pk": "=document",
        "document_id": "=document",
        "doc_id": "=document",
        "uploaded_file_id": "=uploaded_file",
    },
    "^admin/redirects/": {"redirect_id": "=redirect"},
    "^admin/settings/": {"app_name": "core", "model_name": "practicesettings", "pk": "=settings"},
    "^admin/translation/": {"app_label": "articles", "model_name": "topic", "pk": "=articles.topic"},
    "^admin/replace/": {"app_label": "articles", "model_name": "topic", "pk": "=articles.topic"},
    "^admin/patterns/": {"slug": "button", "state": "default"},
    "^admin/guides/": {"name": "editors"},
    "^admin/my-work/": {"name": "posts"},
    "^admin/stuck-mail/": {"pk": "=mail"},
    "^admin/sites/": {"pk": "=site"},
    "^admin/users/": {"pk": "=user"},
    "^admin/groups/": {"pk": "=group"},
    "^admin/locales/": {"pk": "=locale"},
    "^admin/consultations/": {"pk": "=consultation"},
    "^admin/password_reset/": {"uidb64": "MQ", "token": "a-b"},
    "^documents/": {"0": "=document", "1": "=document_name", "restriction_id": "=restriction"},
    "^visit-sheet/": {"pk": "=procedure"},
    "^consultation/": {"token": "invented"},
    "^feed/": {"slug": "=topic_slug"},
    "^_util/": {"page_view_restriction_id": "=restriction", "page_id": "=page"},
    "look/": {"digest": "0123456789ab", "name": "tones.css"},
    r"^\^\(": {"0": ""},
}

# Kinds of people, by the letter that stands for them in the list, in its order.
LETTERS = {
    "Visitor": "v",
    # Superusers all three.
    "Gave the password, not the second factor": "p",
    "Is setting up a second factor": "e",
    "Session without a second factor": "n",
    "Without a role": "w",
    "Administrators": "A",
    "Editors": "E",
    "Physicians": "P",
    "Medical reviewers": "M",
    "Front desk": "F",
    "Triage lead": "T",
    "Privacy officer": "O",
    "Superuser": "S",
}
REFUSED = "-"
METHODS = ("GET", "POST")
LIST = Path(__file__).parent / "who_gets_in.txt"


def listed():
    """Return who gets in where, as `who_gets_in.txt` says it: {route: {method: letters}}."""
    rows = (line.split(" ", len(METHODS)) for line in LIST.read_text().splitlines())
    return {route: dict(zip(METHODS, letters, strict=True)) for *letters, route in rows}


def is_in(answer):
    """Return whether an answer is that of the address: no refusal, and not the way to the sign-in page."""
    led_to = answer.headers.get("Location", "").partition("?")[0]
    return answer.status_code not in (403, 404, 405) and led_to not in (
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_login"),
    )


def send(client, method, address, **sent):
    """Send a request, take back what it changed, and return the answer with all of its `body`."""
    cookies = client.cookies.copy()
    with transaction.atomic():
        answer = client.generic(method, address, **sent)
        answer.body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        transaction.set_rollback(True)
    client.cookies = SimpleCookie()
    client.cookies.update(cookies)
    return answer
