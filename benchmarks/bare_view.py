"""A Django view that does nothing: what a page costs at the least, in the same gunicorn.

It answers each address with the bytes and headers of the site's own answer, from the file that `BARE_ANSWERS` names:
{path: [status, {header: value}, body in Base64]}.
"""

import base64
import json
import os
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import re_path

settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"], MIDDLEWARE=[], ROOT_URLCONF=__name__, SECRET_KEY="protects nothing"
)

ANSWERS = {
    path: (status, headers, base64.b64decode(body))
    for path, (status, headers, body) in json.loads(Path(os.environ["BARE_ANSWERS"]).read_text()).items()
}


def answer(request: HttpRequest) -> HttpResponse:
    """Answer as the site has answered."""
    status, headers, body = ANSWERS[request.get_full_path()]
    return HttpResponse(body, status=status, headers=headers)


urlpatterns = [re_path("", answer)]
application = get_wsgi_application()
