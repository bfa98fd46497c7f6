"""The step that a refused deletion leads to: choose what takes the place, or take it out, everywhere at once."""

from http import HTTPStatus
from importlib import import_module

from django import forms
from django.apps import apps
from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail import VERSION as WAGTAIL_VERSION
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminPageChooser
from wagtail.documents import get_document_model
from wagtail.documents.widgets import AdminDocumentChooser
from wagtail.images import get_image_model
from wagtail.images.widgets import AdminImageChooser
from wagtail.models import Page, TranslatableMixin
from wagtail.snippets.widgets import AdminSnippetChooser

from core.addresses.page_rights import may_see
from core.deleting import protecting_objects, replace_url
from core.replacing.replacement import Replacement
from core.replacing.steps import NotReplaced, ReviewsNeeded, places_to_replace, replace_and_delete


class Way(models.TextChoices):
    ANOTHER = "another", gettext_lazy("Put another in its place")
    TAKE_OUT = "take_out", gettext_lazy("Take it out everywhere")


class ReplaceForm(forms.Form):
    """What takes the place of `old`."""

    way = forms.ChoiceField(label=gettext_lazy("What happens there"), choices=Way, widget=forms.RadioSelect)
    new = forms.ModelChoiceField(None, label=gettext_lazy("What takes its place"), required=False)
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("Why this cannot wait for a review, in a sentence. It is kept."),
    )

    def __init__(self, *args, old, asks_reason=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.old = old
        model = type(old)
        self.fields["new"].queryset = model.objects.all()
        self.fields["new"].widget = _chooser(model)
        if not asks_reason:
            del self.fields["reason"]

    def clean_new(self):
        """Return what was chosen, if it can stand where the old one does."""
        new, old = self.cleaned_data["new"], self.old
        if new is None:
            return None
        if new.pk == old.pk:
            raise ValidationError(_("This is the one that you delete. Choose another."))
        if isinstance(old, Page) and new.path.startswith(old.path):
            raise ValidationError(_("This page is below the one that you delete. Choose another."))
        if isinstance(old, Page) and old.live and not new.live:
            raise ValidationError(_("This page is not published. Publish it first, or choose another."))
        if isinstance(old, TranslatableMixin) and new.locale_id != old.locale_id:
            raise ValidationError(_("This is in another language. Choose one in the same language."))
        return new

    def clean(self):
        data = super().clean()
        if data.get("way") == Way.ANOTHER and not data.get("new") and "new" not in self.errors:
            self.add_error("new", _("Choose what takes its place."))
        if data.get("way") == Way.TAKE_OUT:
            data["new"] = None
        return data


def _chooser(model):
    if issubclass(model, Page):
        return AdminPageChooser(target_models=[model])
    if issubclass(model, get_image_model()):
        return AdminImageChooser()
    if issubclass(model, get_document_model()):
        return AdminDocumentChooser()
    return AdminSnippetChooser(model=model)


def _may_delete(user, item):
    if isinstance(item, Page):
        return item.permissions_for_user(user).can_delete()
    return _policy_of(type(item)).user_has_permission_for_instance(user, "delete", item)


def _policy_of(model):
    """Return what says who may do what with pictures, documents, or a kind of snippet."""
    if WAGTAIL_VERSION >= (8, 0):
        from wagtail.permissions import policy_registry

        return policy_registry.get_by_type(model)
    if issubclass(model, get_image_model()):
        return import_module("wagtail.images.permissions").permission_policy
    if issubclass(model, get_document_model()):
        return import_module("wagtail.documents.permissions").permission_policy
    return model.snippet_viewset.permission_policy


def _model_or_404(app_label, model_name):
    try:
        model = apps.get_model(app_label, model_name)
    except LookupError:
        raise Http404 from None
    if issubclass(model, (Page, get_image_model(), get_document_model())) or hasattr(
        model, "snippet_viewset"
    ):
        return model
    raise Http404


class ReplaceView(WagtailAdminTemplateMixin, FormView):
    """Shows where something is used, puts another in its place there, and deletes it."""

    form_class = ReplaceForm
    template_name = "core/replacing/replace.html"
    page_title = gettext_lazy("Replace and delete")
    header_icon = "bin"

    def dispatch(self, request, app_label, model_name, pk):
        model = _model_or_404(app_label, model_name)
        if issubclass(model, Page) and not may_see(request.user, [pk]):
            raise PermissionDenied
        item = get_object_or_404(model, pk=pk)
        self.object = item.specific if isinstance(item, Page) else item
        if not _may_delete(request.user, self.object):
            raise PermissionDenied
        self.needs_review, self.asks_reason = [], False
        return super().dispatch(request)

    @cached_property
    def places(self):
        return places_to_replace(self.object, self.request.user)

    def get(self, request, *args, **kwargs):
        if not self.places:
            is_used_below = isinstance(self.object, Page) and protecting_objects(self.object)
            return redirect(_list_url(self.object) if is_used_below else _delete_url(self.object))
        return super().get(request, *args, **kwargs)

    def get_initial(self):
        return {"way": Way.ANOTHER}

    def get_form_kwargs(self):
        asks_reason = self.asks_reason or "reason" in self.request.POST
        return super().get_form_kwargs() | {"old": self.object, "asks_reason": asks_reason}

    def form_valid(self, form):
        name, new = str(self.object), form.cleaned_data["new"]
        reason = form.cleaned_data.get("reason", "") if "without-review" in self.request.POST else ""
        replacement = Replacement(self.object, new, self.request.user, reason)
        try:
            waiting = replace_and_delete(replacement, prepares_drafts="drafts" in self.request.POST)
        except NotReplaced as why:
            form.add_error(None, str(why))
            return self.again(form)
        except ReviewsNeeded as needed:
            self.needs_review = needed.pages
            self.asks_reason = all(page.may_go_unreviewed for page in needed.pages)
            if "without-review" in self.request.POST:
                form.add_error("reason", _("Write the reason in a sentence."))
            elif self.asks_reason:
                form = ReplaceForm(self.request.POST, old=self.object, asks_reason=True)
                form.is_valid()
            return self.again(form)
        if waiting:
            messages.warning(
                self.request, _prepared(name, waiting), buttons=[_edit_button(page) for page in waiting]
            )
            return redirect(replace_url(self.object))
        done = (
            _("“%(new)s” took the place of “%(old)s”, which was deleted.")
            if new
            else _("“%(old)s” was taken out and deleted.")
        )
        messages.success(self.request, done % {"new": new, "old": name})
        return redirect(_list_url(self.object))

    def again(self, form):
        """Answer with the form as it was sent and what is in its way."""
        return self.render_to_response(
            self.get_context_data(form=form), status=HTTPStatus.UNPROCESSABLE_ENTITY
        )

    def form_invalid(self, form):
        return self.again(form)

    def get_page_subtitle(self):
        return str(self.object)

    def get_breadcrumbs_items(self):
        kind = capfirst(self.object._meta.verbose_name_plural)
        return [
            *self.breadcrumbs_items,
            {"url": _list_url(self.object), "label": kind},
            {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()},
        ]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        in_the_way = [place for place in self.places if place.obstacle]
        return context | {
            "object": self.object,
            "media": context["form"].media,
            "places": self.places,
            "in_the_way": in_the_way,
            "is_picture": isinstance(self.object, get_image_model()),
            "needs_review": self.needs_review,
            "may_go_unreviewed": self.asks_reason,
            "back_url": _list_url(self.object),
        }


def _prepared(name, pages):
    return _(
        "“%(name)s” is still there. These pages have a draft without it: %(pages)s. Submit the drafts for review. "
        "When they are published, delete “%(name)s”."
    ) % {"name": name, "pages": ", ".join(f"“{page}”" for page in pages)}


def _edit_button(page):
    return messages.button(reverse("wagtailadmin_pages:edit", args=[page.pk]), str(page))


def _list_url(item):
    if isinstance(item, Page):
        return reverse("wagtailadmin_explore", args=[item.get_parent().pk])
    if isinstance(item, get_image_model()):
        return reverse("wagtailimages:index")
    if isinstance(item, get_document_model()):
        return reverse("wagtaildocs:index")
    return reverse(item.snippet_viewset.get_url_name("list"))


def _delete_url(item):
    if isinstance(item, Page):
        return reverse("wagtailadmin_pages:delete", args=[item.pk])
    if isinstance(item, get_image_model()):
        return reverse("wagtailimages:delete", args=[item.pk])
    if isinstance(item, get_document_model()):
        return reverse("wagtaildocs:delete", args=[item.pk])
    return reverse(item.snippet_viewset.get_url_name("delete"), args=[quote(item.pk)])
