"""A terminal at which a long command tells how far it is, and somebody may press Ctrl-C."""

import io
from collections.abc import Callable


def press_ctrl_c() -> None:
    """Do what its signal does wherever Python is: one that is sent to a test in the background may be ignored."""
    raise KeyboardInterrupt


class Terminal(io.StringIO):
    """Keeps what is written, and has somebody `act` once: after some words, or so many lines of progress."""

    def __init__(
        self, *, patience: int | None = None, words: str = "", act: Callable[[], object] = press_ctrl_c
    ) -> None:
        super().__init__()
        self.patience, self.words, self.act = patience, words, act

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        written = super().write(text)
        is_enough = self.patience is not None and self.getvalue().count("\r") > self.patience
        if is_enough or self.words and self.words in text:
            self.patience, self.words = None, ""
            self.act()
        return written

    def told(self) -> list[str]:
        """Return each state of the line that changes."""
        return [line.split("\x1b")[0] for line in self.getvalue().split("\r")[1:]]
