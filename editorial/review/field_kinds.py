"""What a change of each field of a reviewed page takes, as the class that declares the field says beside it.

A page type, or a mixin of one, names each of its fields in one of these, as a set of names; a class nearer to the page
type has the last word. A block says it in its `Meta`: `protected_as` is how an objection calls it ("a claim").
"""

# In the order of strictness: of two that one class names, the later counts.
UNREVIEWED = "unreviewed_fields"  # no content: what is made from it, or said about it to colleagues
SORTING = "sorting_fields"  # puts the page into lists and offers it elsewhere, and says nothing
WORDING = "wording_fields"  # what is written in it may be corrected without a review, and nothing else of it
PROTECTED = "protected_fields"  # only a review may change it: who is answerable, what it may do, and for whom
KINDS = (UNREVIEWED, SORTING, WORDING, PROTECTED)


def kinds_of_fields(model):
    """Return {name of a field: its kind, one of `KINDS`} of a page type, as its classes declare it."""
    return {
        name: kind
        for declaring in reversed(model.__mro__)
        for kind in KINDS
        for name in vars(declaring).get(kind, ())
    }
