"""What to do next: the few things that wait for this person, first on the admin's home."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from core.readiness.registry import checks
from core.readiness.who import VIEW_READINESS
from users.models import User

MOST = 3


@dataclass(frozen=True)
class NextStep:
    """One thing to do: its words, and a sentence about it where they do not say all.

    Without an address, it is for somebody else to do.
    """

    words: str
    url: str = ""
    sentence: str = ""


_sources: list[tuple[int, Callable[[User], Iterable[NextStep]]]] = []


def register_next_steps(order: int) -> Callable:
    """Register the decorated function: it takes a user and returns what waits for them as `NextStep`s.

    The lowest `order` comes first; what a practice needs (the checks) comes after all of them. What is open of that
    does not wait: the site may be public with it.
    """

    def register(find):
        _sources.append((order, find))
        return find

    return register


def next_steps(user: User) -> list[NextStep]:
    """Return the first few things that this user can do now. Looks no further once it has them."""
    sources = [find for _order, find in sorted(_sources, key=lambda source: source[0])]
    waiting = chain.from_iterable(find(user) for find in sources)
    return list(islice(chain(waiting, _open_checks(user)), MOST))


def _open_checks(user) -> Iterator[NextStep]:
    for check in checks():
        if not check.is_on_home or not check.who.may(user):
            continue
        result = check.run(user)
        if not (result.is_ready or result.is_open):
            url = server_address() if result.for_server else result.url
            yield NextStep(str(check), url, result.sentence)


def server_address() -> str:
    """Return the address of what is to be sent to whoever runs the server."""
    return f"{reverse('readiness:index')}#server"


class NextPanel(Component):
    """The first panel of the admin's home, for everybody."""

    name = "next-steps"
    order = 10
    template_name = "core/readiness/next_panel.html"

    class Media:
        css = {"all": ["css/admin/readiness.css"]}

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        pages = (
            ((reverse("readiness:first_day"), _("First day")), (reverse("readiness:index"), _("Readiness")))
            if user.has_perm(VIEW_READINESS)
            else ()
        )
        return {"steps": next_steps(user), "pages": pages}
