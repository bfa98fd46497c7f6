"""Consultation requests for tests, what a browser sends to make one, and the people who read them."""

from datetime import timedelta

import factory
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.utils import timezone
from factory.django import DjangoModelFactory

from consultations.models import (
    ConsultationRequest,
    ContactTime,
    ContactWay,
    ForWhom,
    Insurance,
    Status,
)
from consultations.roles import FRONT_DESK_PERMISSIONS
from consultations.services import submit_consultation
from home.roles import ROLES

# The key of “I am not sure” among the concerns that every new database has.
NOT_SURE = 10

# A browser of the supported ones says where a form comes from.
SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}

# What a patient types, in words that stand nowhere else: a trace of them is found by searching for them.
MARKED_ANSWERS = {
    "asker_name": "Markedasker Ünü",
    "asker_relation": "Markedrelation",
    "patient_name": "Markedpatient O’Brien",
    "telephone": "202-555-0177",
    "email": "markedaddress@example.com",
    "interpreter_language": "Markedlanguage",
    "access_need": "Markedneed",
}


def form_data(**changes):
    """Return what a browser posts for a valid request; a change to None leaves the field out.

    Who asks for themself gives the patient's name as their own.
    """
    is_for_another = changes.get("for_whom") == "someone_else"
    if not is_for_another and "patient_name" in changes:
        changes = {"asker_name": changes["patient_name"]} | changes | {"patient_name": ""}
    data = {
        "for_whom": "myself",
        "asker_name": "" if is_for_another else "Rosalind Okwuosa",
        "asker_relation": "",
        "patient_name": "Rosalind Okwuosa" if is_for_another else "",
        "telephone": "(202) 555-0123",
        "telephone_of": "patient" if is_for_another else "",
        "email": "",
        "preferred_contact": "phone",
        "preferred_time": "any",
        "may_leave_message": "yes",
        "is_returning_patient": "no",
        "about": f"concern-{NOT_SURE}",
        "physician": "",
        "insurance": "yes",
        "plan": "",
        "interpreter_language": "",
        "access_need": "",
        "note": "",
        "agreed": "on",
    }
    return {name: value for name, value in (data | changes).items() if value is not None}


def submitted(origin_page=None, *, quarantine_rule="", **changes):
    """Submit a request as the form would, and return it."""
    answers = {
        "for_whom": ForWhom.MYSELF,
        "asker_name": "",
        "asker_relation": "",
        "patient_name": "Rosalind Okwuosa",
        "telephone": "202-555-0123",
        "telephone_of": "",
        "email": "",
        "preferred_contact": ContactWay.PHONE,
        "preferred_time": ContactTime.ANY,
        "may_leave_message": True,
        "is_returning_patient": False,
        "concern": None,
        "procedure": None,
        "physician": None,
        "location": None,
        "insurance": Insurance.YES,
        "plan": None,
        "interpreter_language": "",
        "access_need": "",
        "note": "",
    }
    return submit_consultation(answers | changes, origin_page, quarantine_rule=quarantine_rule)


class ConsultationRequestFactory(DjangoModelFactory):
    """A request as a row, without notices and search digests."""

    class Meta:
        model = ConsultationRequest

    for_whom = ForWhom.MYSELF
    patient_name = "Rosalind Okwuosa"
    telephone = "202-555-0123"
    preferred_contact = ContactWay.PHONE
    preferred_time = ContactTime.ANY
    may_leave_message = True
    is_returning_patient = False
    concern_words = "I am not sure"
    insurance = Insurance.YES
    agreed_at = factory.LazyFunction(timezone.now)
    status = Status.NEW
    closed_reason = factory.LazyAttribute(
        lambda consultation: "other" if consultation.status == "closed" else ""
    )
    promised_for = factory.LazyFunction(lambda: timezone.now() + timedelta(days=1))
    answers_digest = factory.Sequence(lambda number: f"{number:064x}")


def front_desk_user(**fields):
    """Return a user of a group that has exactly the front desk's permissions."""
    group, _ = Group.objects.get_or_create(name="Front desk for tests")
    for permission in FRONT_DESK_PERMISSIONS:
        app_label, codename = permission.split(".")
        group.permissions.add(Permission.objects.get(content_type__app_label=app_label, codename=codename))
    fields = {
        "username": "desk",
        "first_name": "Dana",
        "last_name": "Desk",
        "email": "desk@example.com",
    } | fields
    user = get_user_model().objects.create_user(**fields)
    user.groups.add(group)
    return user


def staff_of(*role_names, **fields):
    """Return a user in the groups of these roles, with the model permissions `home.roles` gives them."""
    username = fields.pop("username", "-".join(role_names).lower().replace(" ", "-") or "nobody")
    user = get_user_model().objects.create_user(username, email=f"{username}@example.com", **fields)
    for role in ROLES:
        if role.name in role_names:
            group, _is_new = Group.objects.get_or_create(name=role.name)
            group.permissions.set(_permission(name) for name in role.permissions)
            user.groups.add(group)
    return user


def _permission(name):
    app_label, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=app_label, codename=codename)
