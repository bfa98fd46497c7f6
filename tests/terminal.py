"""A terminal at which a long command tells how far it is, and somebody may press Ctrl-C."""

import io


class Terminal(io.StringIO):
    """Keeps what is written, and is interrupted once a command has told `patience` times how far it is."""

    def __init__(self, patience: int | None = None) -> None:
        super().__init__()
        self.patience = patience

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        written = super().write(text)
        if self.patience is not None and self.getvalue().count("\r") > self.patience:
            self.patience = None
            # What a signal does wherever Python is; one sent to a test in the background may be ignored.
            raise KeyboardInterrupt
        return written

    def told(self) -> list[str]:
        """Return each state of the line that changes."""
        return [line.split("\x1b")[0] for line in self.getvalue().split("\r")[1:]]
