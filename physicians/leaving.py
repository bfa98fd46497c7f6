"""The public bio of somebody who leaves."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.admin_url_finder import AdminURLFinder

from core.deleting import users_of
from physicians.models import PhysicianPage
from users.leaving import HandedOver, HandOver, Line, register_hand_over


@register_hand_over
class Bio(HandOver):
    """The bio that is linked to the account, as long as it is public."""

    name = "bio"
    heading = gettext_lazy("Public bio")
    order = 30

    @cached_property
    def bio(self):
        return PhysicianPage.objects.filter(user=self.account, live=True).first()

    @cached_property
    def linking(self):
        return users_of(self.bio)

    @property
    def may_hide(self):
        return self.bio.permissions_for_user(self.by).can_unpublish()

    def is_needed(self):
        return self.bio is not None

    def explanation(self):
        words = {"title": self.bio.title}
        if not self.may_hide:
            return _("The bio “%(title)s” is public. Ask an editor to unpublish it.") % words
        if not self.linking:
            return _("The bio “%(title)s” is public. Nothing else names it.") % words
        return _("The bio “%(title)s” is public. These name it. Check them, too:") % words

    def lines(self):
        if not self.may_hide:
            return []
        finder = AdminURLFinder(self.by)
        return [Line(str(owner), finder.get_edit_url(owner) or "") for owner in self.linking]

    def fields(self):
        if not self.may_hide:
            return {}
        return {
            "hide": forms.BooleanField(
                label=_("Hide the bio from the website"),
                initial=True,
                required=False,
                help_text=_("It becomes a draft, and can be published again."),
            )
        }

    def hand_over(self, choices):
        words = {"title": self.bio.title}
        if not choices.get("hide"):
            return [HandedOver(_("The bio “%(title)s” stays public.") % words)]
        names = ", ".join(f"“{owner}”" for owner in self.linking)
        self.bio.unpublish(user=self.by)
        sentence = _("The bio “%(title)s” is no longer public.") % words
        if names:
            sentence = f"{sentence} {_('Check what names it: %(names)s.') % {'names': names}}"
        return [HandedOver(sentence)]
