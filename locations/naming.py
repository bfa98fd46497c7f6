"""Which locations a question names."""

from django.utils.translation import pgettext_lazy

from core.facts import Question
from locations.models import all_locations

BESIDE = pgettext_lazy(
    "words of searches",
    "clinic office center location locations doctor doctors practice free available visit patient "
    "patients access main new nearest",
)


def asked_locations(question: Question) -> list:
    """Return the locations that a question names, else all of them."""
    return named_locations(question) or all_locations()


def words_beside() -> str:
    """Return the names of the locations, and words that may stand beside them in a question."""
    return "\n".join([str(BESIDE), *(page.title for page in all_locations())])


def named_locations(question):
    """Return the locations of whose names a question has most words, at least one."""
    common = set(str(BESIDE).split())
    shares = {}
    for page in all_locations():
        telling = [word for word in page.title.split() if word.lower() not in common] or [page.title]
        shares[page] = question.share("\n".join(telling), beside=" ".join(telling), least=0)
    most = max(shares.values(), default=0)
    return [page for page, share in shares.items() if share and share == most]
