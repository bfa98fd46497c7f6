"""The site's server at another time: its clock starts at SITE_CLOCK, a moment as `time_machine` takes it."""

import os

import time_machine

time_machine.travel(os.environ["SITE_CLOCK"]).start()

from apmsite.wsgi import application  # noqa: E402, F401
