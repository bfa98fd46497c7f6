"""How gunicorn serves the site. `WEB_CONCURRENCY` sets the number of processes, `BIND` where they listen."""

import gc
import logging
import os
import sys
from resource import RUSAGE_SELF, getrusage
from secrets import randbelow

from environs import Env
from gunicorn.glogging import Logger

from apmsite.variable_rules import number_from, place_to_listen
from core.logs.configuring import tell_uncaught
from core.logs.lines import TO_CONSOLE
from operations.up import Worker
from pagecache import WAS_READY

env = Env()
# The site is loaded before gunicorn has set up any log of it: what stops it is a line of the log, too.
sys.excepthook = tell_uncaught

bind = env.str("BIND", "127.0.0.1:8000", validate=place_to_listen)
workers = env.int("WEB_CONCURRENCY", 2, validate=number_from(1))
worker_class = Worker
threads = 4
# Once for all processes, which share the memory of what is loaded.
preload_app = True
timeout = 60
# How long, in seconds, a process may finish what it is answering when it is told to stop.
graceful_timeout = env.int("GRACEFUL_TIMEOUT", 30, validate=number_from(0))
# A process is replaced before a slow leak could matter, not all at once: after this many answers of Django's and up
# to a fifth more, or when it has taken so much memory, in KB. Ready pages do not count: a second has thousands.
most_answers = 2000
most_memory = 768 * 1024
# Only the proxy on this computer may say that a request came in over https.
forwarded_allow_ips = os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1,::1")
# It says so in one header. No header names the path of a request or where the site begins: from a visitor, SCRIPT_NAME
# would make one page answer as another. gunicorn believes both from the proxy unless told otherwise.
secure_scheme_headers = {"X-FORWARDED-PROTO": "https"}
forwarder_headers = ""
header_map = "drop"
# Addresses of visitors and the pages they read are health information: the site itself writes a line about each request
# that names neither. gunicorn's own lines name addresses and requests, so they are written without their words.
accesslog = None
logconfig_dict = TO_CONSOLE | {
    "loggers": {"gunicorn.error": {"handlers": ["console"], "level": "INFO", "propagate": False}}
}


class Log(Logger):
    """gunicorn's log, without the record of each request that it would make at length and nobody write."""

    def access(self, *answered):
        """Do nothing."""


logger_class = Log
# gunicorn's remote control would write outside var/.
control_socket_disable = True


def post_request(worker, request, environ, response):
    """Have a process end after its share of Django's answers (gunicorn calls this in the process)."""
    if environ.get(WAS_READY):
        return
    if not hasattr(worker, "answers_left"):
        worker.answers_left = most_answers + randbelow(most_answers // 5)
    worker.answers_left -= 1
    is_done = worker.answers_left <= 0 or getrusage(RUSAGE_SELF).ru_maxrss > most_memory
    if is_done and worker.alive:
        worker.alive = False
        logging.getLogger(__name__).info("A process has done its share and is replaced")


def when_ready(server):
    """Say that visitors can come (gunicorn calls this, before there are other processes)."""
    # A collection of garbage writes into what it looks at, and the system would copy that for each process.
    gc.collect()
    gc.freeze()
    logging.getLogger(__name__).info("The web server has started")


def on_exit(server):
    """Say that the last process has ended (gunicorn calls this)."""
    logging.getLogger(__name__).info("The web server has stopped")
