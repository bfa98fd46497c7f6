"""The words that staff searched for, kept so that they stay in the search box.

The address of a search names nobody. Its words are in the session of who typed them, encrypted, for the latest
searches, and end with it.
"""

from cryptography.fernet import InvalidToken
from django.contrib.sessions.backends.base import SessionBase
from django.http import QueryDict
from django.views.decorators.debug import sensitive_variables

from consultations.digests import keyed_digest
from consultations.reference_numbers import grouped
from encryption.fields import cipher

SESSION_KEY = "consultations_searched"

# As many as somebody has open beside each other.
KEPT = 10


@sensitive_variables()
def keep_words(session: SessionBase, query: QueryDict, words: str) -> None:
    """Keep the words of the search that the address with this query shows."""
    if key := _key_of(query):
        kept = [pair for pair in session.get(SESSION_KEY, []) if pair[0] != key]
        session[SESSION_KEY] = [*kept, [key, cipher().encrypt(words.encode()).decode()]][-KEPT:]


@sensitive_variables()
def words_of(session: SessionBase, query: QueryDict) -> str:
    """Return the words of the search that the address with this query shows, "" where they are not known."""
    if number := query.get("reference_number"):
        return grouped(number)
    token = dict(session.get(SESSION_KEY, [])).get(_key_of(query))
    try:
        return cipher().decrypt(token.encode()).decode() if token else ""
    except InvalidToken:
        return ""


def _key_of(query):
    found = query.get("found", "")
    return found and keyed_digest("searched", found)
