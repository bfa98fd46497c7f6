import io
import json
import logging

from core.logs.lines import JSONLine


class Log:
    """All that would be written, in the form of a hosted site."""

    def __init__(self):
        self.stream = io.StringIO()
        self.handler = logging.StreamHandler(self.stream)
        self.handler.setFormatter(JSONLine())

    @property
    def text(self):
        return self.stream.getvalue()

    @property
    def lines(self):
        return [json.loads(line) for line in self.text.splitlines()]

    def about(self, event):
        return [line for line in self.lines if line.get("event") == event]
