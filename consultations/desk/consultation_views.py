"""One request, as staff see and work on it."""

from contextlib import suppress
from operator import attrgetter

from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_variables
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import BaseObjectMixin, WagtailAdminTemplateMixin

from consultations import audit, unreadable, wrong_tries
from consultations.booking.forms import BookingForm
from consultations.desk import presence, services, undo
from consultations.desk.access import ConsultationPermissionMixin
from consultations.desk.forms import (
    CallForm,
    CloseForm,
    ContactForm,
    DuplicateForm,
    LookAgainForm,
    MoveForm,
    NoteForm,
    OwnerForm,
    WaitForm,
    WrittenNoteForm,
)
from consultations.desk.leave import absence_of, is_free_for
from consultations.desk.queue import QUEUE_URL_NAME, Queue, clock_now
from consultations.desk.queue_views import print_sheets
from consultations.due import due_of
from consultations.models import CallOutcome, ConsultationRequest
from consultations.notices import refused
from consultations.promise import promise_in_words
from consultations.reference_numbers import as_reference_number
from consultations.roles import (
    ASSIGN_CONSULTATIONS,
    CHANGE_CONSULTATIONS,
    ERASE_CONSULTATIONS,
    QUARANTINE_CONSULTATIONS,
    VIEW_NAMED_CONSULTATIONS,
)
from consultations.statuses import Status, days_kept
from consultations.triage.forms import TriageForm
from core.models import PracticeSettings

DETAIL_URL_NAME = "consultation_requests:detail"

FORMS = {
    "note_form": NoteForm,
    "call_form": CallForm,
    "contact_form": ContactForm,
    "wait_form": WaitForm,
    "close_form": CloseForm,
    "owner_form": OwnerForm,
    "duplicate_form": DuplicateForm,
    "booking_form": BookingForm,
    "triage_form": TriageForm,
}

# How many of the latest looks, and of the person's earlier requests, a page lists.
LOOKS_SHOWN = 20
EARLIER_SHOWN = 6


class ConsultationView(ConsultationPermissionMixin, BaseObjectMixin, WagtailAdminTemplateMixin, View):
    """One request: what was asked, where it stands, what happened, and who looked. Each look is recorded."""

    model = ConsultationRequest
    template_name = "consultations/desk/consultation.html"

    def get_base_object_queryset(self):
        return ConsultationRequest.objects.visible_to(self.request.user).select_related("duplicate_of")

    def get_page_title(self):
        return self.object.grouped_reference_number

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": self.queue_url, "label": _("Consultations")},
            {"url": "", "label": self.get_page_title()},
        ]

    @property
    def queue_url(self):
        return with_query(reverse(QUEUE_URL_NAME), self.request.GET)

    @cached_property
    def forms(self):
        """Return the page's forms by name, empty; a view that was sent them fills them."""
        return {name: form_class() for name, form_class in FORMS.items()}

    def get(self, request, pk):
        return self.show()

    def show(self, status=200, **context):
        audit.record(self.object, "consultations.view", self.request.user)
        return self.render_to_response(self.get_context_data(**context), status=status)

    def get_context_data(self, **kwargs):
        user, consultation = self.request.user, self.object
        clock = clock_now()
        queue = Queue(self.request.GET, user, clock)
        query = self.request.GET.urlencode()
        others = (
            ConsultationRequest.objects.visible_to(user)
            .with_contact_of(consultation)
            .exclude(pk=consultation.pk)
        )
        earlier = list(others.order_by("-created_at", "pk")[:EARLIER_SHOWN])
        if earlier:
            shown = [other.reference_number for other in earlier]
            audit.record_list(shown, {"same_contact_as": consultation.reference_number}, user)
        events = list(consultation.events.all())
        tries = [row for row in consultation.wrong_tries.all() if row.count]
        unreadable.notice([consultation, *earlier, *events])
        if not self.forms["owner_form"].is_bound and not self.forms["owner_form"].is_typed:
            self.forms["owner_form"] = OwnerForm.of(consultation)
        visit = consultation.visit
        if not self.forms["booking_form"].is_bound and not self.forms["booking_form"].is_typed:
            self.forms["booking_form"] = BookingForm.of(consultation, visit)
        is_booked = consultation.status == Status.BOOKED
        may_assign = user.has_perm(ASSIGN_CONSULTATIONS) or consultation.owner_id == user.pk
        return {
            **self.forms,
            **super().get_context_data(),
            "consultation": consultation,
            "due": due_of(consultation, clock),
            "query": f"?{query}" if query else "",
            # Something typed is in the page, and nowhere else.
            "is_unsaved": any(form.is_bound for form in self.forms.values()) or bool(self.left),
            "queue_url": self.queue_url,
            "next_url": self.url_of(queue.neighbor(consultation, forward=True)),
            "previous_url": self.url_of(queue.neighbor(consultation, forward=False)),
            "email_standing": refused.standing_of(consultation),
            "correction_url": correction_url(consultation),
            "days_held": days_kept()[Status.SPAM],
            "promise": promise_in_words(consultation.promised_for, PracticeSettings.load()),
            "kept": kept_in_words(consultation),
            "is_open": consultation.is_open,
            "is_mine": consultation.owner_id == user.pk,
            "absence": absence_of(consultation),
            "may_take": self.may_take(),
            "may_change": user.has_perm(CHANGE_CONSULTATIONS),
            "may_assign": may_assign,
            "may_release": user.has_perm(QUARANTINE_CONSULTATIONS),
            "may_erase": user.has_perm(ERASE_CONSULTATIONS),
            "may_triage": self.may_triage(),
            # A visit is canceled, which moves its request, too.
            "moves": []
            if visit
            else [
                move
                for move in consultation.possible_moves
                if move not in (Status.WAITING, Status.CLOSED, *services.HAS_A_MOVE_OF_ITS_OWN)
            ],
            # What is folded until somebody needs it.
            "is_booking": next_control(consultation, user) == "book" or self.is_filled("booking_form"),
            "is_closing": self.is_filled("close_form"),
            "is_moving": not consultation.is_open
            or self.is_filled("wait_form", "close_form", "owner_form", "duplicate_form"),
            "ways_on": ways_on(consultation, visit, may_assign),
            "visit": visit,
            "may_book": is_booked or Status.BOOKED in consultation.possible_moves,
            "may_wait": Status.WAITING in consultation.possible_moves,
            "may_look_again": consultation.is_open and consultation.status != Status.NEW,
            "may_close": Status.CLOSED in consultation.possible_moves and not visit,
            "may_link": Status.DUPLICATE in consultation.possible_moves,
            "earlier": earlier,
            "timeline": sorted([*events, *tries], key=attrgetter("sorted_at")),
            "is_status_closed": wrong_tries.of_rows(tries).are_used_up,
            "answer_event": next(
                (event for event in reversed(events) if event.kind == event.Kind.TRIAGED), None
            ),
            "present": presence.others_in_words(consultation, user),
            "looks": audit.looks_at(consultation)[:LOOKS_SHOWN],
            **kwargs,
        }

    def is_filled(self, *names):
        """Return whether one of these forms was sent, or holds what was typed."""
        return any(self.forms[name].is_bound or self.forms[name].is_typed for name in names)

    @property
    def left(self):
        """Return the forms that hold what was typed, and whose button was not pressed."""
        forms = (self.forms[name] for name in FORMS)
        return [form for form in forms if form.left and not form.is_bound and form.is_typed]

    def may_take(self):
        consultation, user = self.object, self.request.user
        is_free = is_free_for(consultation, user) and not consultation.quarantine_rule
        return is_free and consultation.is_open and user.has_perm(CHANGE_CONSULTATIONS)

    def may_triage(self):
        """Return whether the request names the bio that is linked to the account."""
        user = self.request.user
        named = ConsultationRequest.objects.filter(pk=self.object.pk, physician__user=user)
        return user.has_perm(VIEW_NAMED_CONSULTATIONS) and named.exists()

    def url_of(self, pk):
        return pk and with_query(reverse(DETAIL_URL_NAME, args=[pk]), self.request.GET)


def correction_url(consultation):
    """Return where staff correct the email address of a request."""
    return f"{reverse('consultation_requests:correct', args=[consultation.pk])}#id_email"


def ways_on(consultation, visit, may_assign):
    """Return in words what is folded under “Move on”: of a request with a visit, only who has it can be changed."""
    possible = () if visit else consultation.possible_moves
    ways = {
        _("wait"): Status.WAITING in possible,
        _("close"): Status.CLOSED in possible,
        _("spam"): Status.SPAM in possible,
        _("hand over"): may_assign,
        _("duplicate"): Status.DUPLICATE in possible,
    }
    return ", ".join(way for way, is_there in ways.items() if is_there)


def kept_in_words(consultation):
    """Return whether the promise was kept, "" as long as there was no contact, and where no time was promised."""
    if consultation.has_no_promise or not consultation.first_contact_at:
        return ""
    return _("kept") if consultation.first_contact_at <= consultation.promised_for else _("not kept")


def with_query(url, query):
    return f"{url}?{query.urlencode()}" if query else url


def version_seen(request):
    """Return which version of a request its form was shown for, 0 for none."""
    version = request.POST.get("version", "")
    return int(version) if version.isascii() and version.isdigit() and len(version) < 10 else 0


class ChangeView(ConsultationView):
    """Change a request that was seen in a certain version, and come back to its page.

    The page is one form: each button sends all that was typed. The note is saved with whatever was pressed; what
    belongs to another button is not done, and stays on the page. So does everything when nothing can be saved,
    beside what is there now.
    """

    permissions = (CHANGE_CONSULTATIONS,)
    http_method_names = ["post"]
    # Where the change can be taken back, "" where it cannot.
    undo_url_name = ""
    form_class = None
    form_name = ""

    @sensitive_variables()
    def dispatch(self, request, *args, **kwargs):
        try:
            return super().dispatch(request, *args, **kwargs)
        except PermissionDenied:
            note = (request.POST.get("note") or request.POST.get("triage_note", "")).strip()
            if not note:
                raise
            return render(request, "consultations/desk/refused_note.html", {"note": note}, status=403)

    @cached_property
    def forms(self):
        typed = self.request.POST
        kept = {name: form_class.keeping(typed) for name, form_class in FORMS.items()}
        kept["note_form"] = NoteForm(typed)
        if self.form_class:
            kept[self.form_name] = self.form_class(self.values_of(typed))
            kept[self.form_name].consultation = self.object
        return kept

    def values_of(self, typed):
        """Return the values for the form of the button that was pressed."""
        return typed

    def post(self, request, pk):
        pressed = self.forms.get(self.form_name)
        invalid = [form for form in self.forms.values() if form.is_bound and not form.is_valid()]
        if invalid:
            focus_first_error(invalid[0])
            return self.show(status=422)
        if self.forms["note_form"].cleaned_data["note"] and not request.user.has_perm(CHANGE_CONSULTATIONS):
            raise PermissionDenied
        before, since = self.object, timezone.now()
        try:
            words = self.change(pressed.cleaned_data if pressed else {})
            self.object = self.get_object()
            if not undo.offer(request, before, self.object, since, words, self.undo_url_name):
                messages.success(request, words)
        except ConsultationRequest.DoesNotExist:
            raise Http404 from None
        except services.SavedBefore as refusal:
            messages.success(request, str(refusal))
        except services.ChangedMeanwhile as refusal:
            return self.show_both(refusal)
        except services.MessageUnwanted:
            pressed.is_unwanted = True
            return self.show(status=422)
        except services.Refused as refusal:
            return self.refuse(refusal)
        return self.show_left() if self.left else self.go_on()

    def go_on(self):
        """Lead back to the page, and there to where work goes on: browsers focus what the address names."""
        return redirect(f"{self.url_of(self.object.pk)}#{next_control(self.object, self.request.user)}")

    def show_left(self):
        """Show the page after a change, with what was typed for other buttons still in it."""
        left = self.left
        self.forms = {
            name: form if form in left else FORMS[name]()
            for name, form in self.forms.items()
            if name in FORMS
        }
        words = _("Not done, because its button was not pressed: %(what)s.")
        messages.warning(self.request, words % {"what": ", ".join(str(form.left) for form in left)})
        self.object = self.get_object()
        return self.show()

    @cached_property
    def seen(self):
        """Return what a service wants to know: who writes, the version of the request they saw, and their note."""
        return {
            "user": self.request.user,
            "version": version_seen(self.request),
            "note": self.forms["note_form"].cleaned_data["note"],
        }

    def refuse(self, refusal):
        messages.error(self.request, str(refusal))
        self.object = self.get_object()
        return self.show(status=409)

    @sensitive_variables()
    def show_both(self, refusal):
        """Show what was changed meanwhile beside what was not saved. A note is saved: it overwrites nothing."""
        latest_events = list(self.object.events.order_by("-created_at", "-pk")[:3])
        what, seen = _("Nothing was saved."), self.seen
        if note := seen.pop("note"):
            with suppress(services.SavedBefore):
                services.add_note(self.object.pk, text=note, **seen)
            what = _("Only your note was saved.")
            self.forms["note_form"] = NoteForm()
        self.object = self.get_object()
        conflict = f"{refusal} {what}"
        return self.show(status=409, conflict=conflict, latest_events=latest_events, mine=self.mine())

    def mine(self):
        """Return what somebody wanted to save, in words."""
        raise NotImplementedError

    def change(self, values):
        """Save, and return what to say about it."""
        raise NotImplementedError


def focus_first_error(form):
    """Let the first field of an invalid form with an error have the focus."""
    name = next((name for name in form.errors if name in form.fields), None)
    if name:
        form.fields[name].widget.attrs["autofocus"] = True


def next_control(consultation, user):
    """Return which control of a request's page comes next, by its id: take it, contact the patient, book, or go on."""
    if not consultation.is_open or consultation.status == Status.WAITING:
        return "next"
    if not consultation.owner_id:
        return "take"
    outcome = consultation.last_outcome
    if consultation.owner_id != user.pk or outcome in services.NOT_SPOKEN:
        return "next"
    return "book" if outcome in services.SPOKEN else "contact"


class TakeView(ChangeView):
    undo_url_name = undo.UNDO_URL_NAME

    def mine(self):
        return _("Take this request")

    def change(self, values):
        services.take_consultation(self.object.pk, **self.seen)
        return _("This request is yours.")


class AssignView(ChangeView):
    form_class, form_name = OwnerForm, "owner_form"
    undo_url_name = undo.UNDO_URL_NAME

    def mine(self):
        return _("Give this request to somebody else")

    def change(self, values):
        consultation = services.assign_consultation(self.object.pk, to=values["owner"], **self.seen)
        if not consultation.owner_id:
            return _("Nobody has this request now.")
        return _("%(name)s has this request now.") % {"name": consultation.owner_name}


class MoveView(ChangeView):
    form_class, form_name = MoveForm, "move_form"
    undo_url_name = undo.UNDO_URL_NAME

    @property
    def left(self):
        is_closing = self.request.POST.get("to") == Status.CLOSED
        return [form for form in super().left if not (is_closing and isinstance(form, CloseForm))]

    def mine(self):
        to = self.forms[self.form_name].cleaned_data["to"]
        return _("Move it to “%(status)s”") % {"status": Status(to).label}

    def change(self, values):
        moved = services.move_consultation(self.object.pk, **values, **self.seen)
        return _("%(reference_number)s is now “%(status)s”.") % {
            "reference_number": moved.grouped_reference_number,
            "status": moved.get_status_display(),
        }


class WaitView(ChangeView):
    form_class, form_name = WaitForm, "wait_form"
    undo_url_name = undo.UNDO_URL_NAME

    def mine(self):
        return _("Move it to “%(status)s”") % {"status": Status.WAITING.label}

    def change(self, values):
        moved = services.move_consultation(self.object.pk, to=Status.WAITING, **values, **self.seen)
        return _("%(reference_number)s is now “%(status)s”. We look again: %(moment)s.") % {
            "reference_number": moved.grouped_reference_number,
            "status": moved.get_status_display(),
            "moment": promise_in_words(moved.next_try_at, PracticeSettings.load()),
        }


class AgainView(ChangeView):
    form_class, form_name = LookAgainForm, "wait_form"
    undo_url_name = undo.UNDO_URL_NAME

    def mine(self):
        return _("Choose when to look again: your answer is still in the form")

    def change(self, values):
        changed = services.set_next_try(self.object.pk, next_try_at=values["look_again_at"], **self.seen)
        return _("We look again: %(moment)s.") % {
            "moment": promise_in_words(changed.next_try_at, PracticeSettings.load())
        }


class CallView(ChangeView):
    form_class, form_name = CallForm, "call_form"
    undo_url_name = undo.UNDO_URL_NAME

    def mine(self):
        outcome = CallOutcome(self.forms[self.form_name].cleaned_data["outcome"])
        return _("Log a call: %(outcome)s") % {"outcome": outcome.label}

    def change(self, values):
        called = services.log_call(self.object.pk, **values, **self.seen)
        if called.is_pressing:
            return _(
                "The call is logged. It is urgent, and stays due at once until somebody has reached the patient."
            )
        if not called.next_try_at:
            return _("The call is logged.")
        return _("The call is logged. Next: %(moment)s.") % {
            "moment": promise_in_words(called.next_try_at, PracticeSettings.load())
        }


class ContactView(ChangeView):
    form_class, form_name = ContactForm, "contact_form"
    undo_url_name = undo.UNDO_URL_NAME

    @property
    def left(self):
        # The next try belongs to the contact that was logged.
        call_form = self.forms["call_form"]
        return [form for form in super().left if form != call_form or call_form.initial.get("outcome")]

    def mine(self):
        return _("Log another contact: your answers are still in the form")

    def change(self, values):
        services.log_contact(self.object.pk, **values, **self.seen)
        return _("The contact is logged.")


class NoteView(ChangeView):
    form_class, form_name = WrittenNoteForm, "note_form"
    undo_url_name = undo.UNDO_URL_NAME

    def mine(self):
        return _("Your note: it is still in the form")

    def change(self, values):
        seen = self.seen
        services.add_note(self.object.pk, text=seen.pop("note"), **seen)
        return _("Your note is saved.")


class LinkView(ChangeView):
    form_class = DuplicateForm

    @property
    def form_name(self):
        """Return “other_form” for the button of a request beside this one: what was typed stays as it was typed."""
        return "other_form" if "other" in self.request.POST else "duplicate_form"

    def values_of(self, typed):
        return {"original": typed["other"], "sure": typed.get("sure", "")} if "other" in typed else typed

    def mine(self):
        return _("Mark it as a duplicate")

    def refuse(self, refusal):
        if not isinstance(refusal, services.NamesDiffer):
            return super().refuse(refusal)
        self.object, original = self.get_object(), refusal.original
        audit.record_list([original.reference_number], {}, self.request.user)
        typed = {"original": self.request.POST.get("original", ""), "sure": original.reference_number}
        self.forms["duplicate_form"] = DuplicateForm(initial=typed)
        return self.show(status=422, original=original, is_other="other" in self.request.POST)

    def change(self, values):
        original = services.original_of(values["original"], self.request.user)
        sure_of = as_reference_number(values["sure"])
        consultation = services.link_duplicate(
            self.object.pk, original=original, sure_of=sure_of, **self.seen
        )
        return _("This is a duplicate of %(reference_number)s.") % {
            "reference_number": consultation.duplicate_of
        }


class ReleaseView(ChangeView):
    permissions = (QUARANTINE_CONSULTATIONS,)

    def mine(self):
        return _("Release it from quarantine")

    def change(self, values):
        services.release_consultation(self.object.pk, **self.seen)
        return _("The request is in the queue now.")


class SeenView(ChangeView):
    permissions = (QUARANTINE_CONSULTATIONS,)

    def mine(self):
        return _("Leave it in quarantine")

    def change(self, values):
        services.leave_in_quarantine(self.object.pk, **self.seen)
        return _("It is noted that you looked at this request. It stays in quarantine.")


class ConfirmView(ChangeView):
    def mine(self):
        return _("Send the confirmation again")

    def change(self, values):
        services.confirm_again(self.object.pk, **self.seen)
        return _("The confirmation is on its way.")


class OpenStatusView(ChangeView):
    def mine(self):
        return _("Open the status page again")

    def change(self, values):
        services.open_status_page(self.object.pk, **self.seen)
        return _("The patient can see this request on the status page again.")


class PresentView(ConsultationView):
    """That the page is still open; the answer is who else has it open. Sent every half minute, and no look."""

    http_method_names = ["post"]

    def post(self, request, pk):
        return JsonResponse({"others": presence.others_in_words(self.object, request.user)})


class UndoView(ChangeView):
    """Take back what was done last, and give back the note that was typed with it."""

    url_name = undo.UNDO_URL_NAME
    service = staticmethod(services.undo_change)
    # What to say afterwards.
    done = gettext_lazy("Undone.")
    returned_note = ""

    def mine(self):
        return _("Undo")

    def change(self, values):
        latest = undo.use(self.request, self.object.pk, version_seen(self.request), self.url_name)
        if latest is None:
            raise services.Refused(_("It is too late to undo this. Change it on this page instead."))
        _consultation, self.returned_note = self.service(self.object.pk, user=self.request.user, **latest)
        return self.done

    def go_on(self):
        if not self.returned_note:
            return super().go_on()
        note_form = NoteForm(initial={"note": self.returned_note})
        note_form.fields["note"].widget.attrs["autofocus"] = True
        self.forms = {name: form_class() for name, form_class in FORMS.items()} | {"note_form": note_form}
        return self.show(is_unsaved=True)


class PrintView(ConsultationView):
    """One request as a sheet of paper."""

    def get(self, request, pk):
        return print_sheets(request, self.get_base_object_queryset().filter(pk=pk))
