"""What was erased on somebody's wish stays erased: whoever keeps copies is told, and erases it in them again."""

from collections.abc import Callable, Collection

from django.dispatch import Signal

# Sent within the transaction of an erasure: the sender is the model, `keys` are the primary keys of its rows.
erased = Signal()

# By the label of a model, what erases rows of it again, by their primary keys. Rooms above add theirs at the start.
ERASERS: dict[str, Callable[[Collection[object]], None]] = {}
