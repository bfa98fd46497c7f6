"""The system check that every content field of a reviewed page is classified where it is declared."""

from django.core.checks import Error

from editorial.review.digest import content_fields
from editorial.review.field_kinds import KINDS, UNREVIEWED, kinds_of_fields


def field_errors(model):
    """Return what is wrong with the kinds of the fields of a page type, as a list of `Error`s."""
    content, kinds = content_fields(model), kinds_of_fields(model)
    return [
        *(_is_missing(model, name) for name in sorted(content - kinds.keys())),
        *(
            _is_no_field(model, kind, name)
            for name, kind in sorted(kinds.items())
            if name not in (_all_fields(model) if kind == UNREVIEWED else content)
        ),
    ]


def _all_fields(model):
    return {field.name for field in model._meta.get_fields()}


def _is_missing(model, name):
    return Error(
        f"Nothing says what a change of “{name}” takes.",
        hint=f"Name it in one of {', '.join(KINDS)} of the class that declares it (editorial/review/field_kinds.py).",
        obj=model,
        id="editorial.E001",
    )


def _is_no_field(model, kind, name):
    return Error(
        f"{kind} names “{name}”, which is no {'field' if kind == UNREVIEWED else 'content'} of this page type.",
        hint="Correct the name or take it out.",
        obj=model,
        id="editorial.E002",
    )
