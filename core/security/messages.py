"""Where a message waits for the next page: in a cookie that no other host and no plain http can set."""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage


class HostCookieStorage(CookieStorage):
    """A signed cookie with a name that browsers take over https alone, from this host alone, for every path."""

    @property
    def cookie_name(self) -> str:
        """Return its name; over plain http, as on a developer's computer, one that browsers take there."""
        return "__Host-messages" if settings.SESSION_COOKIE_SECURE else "messages"


class MessageStorage(FallbackStorage):
    """That cookie, or the session for what does not fit in."""

    storage_classes = (HostCookieStorage, SessionStorage)
