"""Who has a request open now, so that two people do not call the same patient."""

from datetime import timedelta

from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from consultations.models import ConsultationRequest, Presence
from users.models import User

# A page that is open says so every 25 seconds, in a tab behind others once a minute at least.
PRESENT_FOR = timedelta(seconds=75)


def others_in_words(consultation: ConsultationRequest, user: User) -> str:
    """Note that `user` has a request open, and return a sentence about who else has; "" when nobody has.

    It makes no difference in how many tabs somebody has it open.
    """
    now = timezone.now()
    Presence.objects.filter(seen_at__lt=now - PRESENT_FOR).delete()
    Presence.objects.bulk_create(
        [Presence(request=consultation, user=user, seen_at=now)],
        update_conflicts=True,
        unique_fields=["request", "user"],
        update_fields=["seen_at"],
    )
    others = Presence.objects.filter(request=consultation).exclude(user=user).select_related("user")
    names = sorted(presence.user.name for presence in others)
    sentence = ngettext(
        "%(names)s has this request open too.", "%(names)s have this request open too.", len(names)
    )
    return sentence % {"names": get_text_list(names, _("and"))} if names else ""
