"""Fill the database of an older version, with the code of that version: see `make.py`.

What is asked of the code must hold for every version: its commands, the form that patients fill in, and Wagtail.
"""

from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client

from articles.models import ArticlePage
from consultations.models import ConsultationRequest, RequestEvent

FORM = "/consultation/"
# An email for one of them: the website confirms it, so that mail is on its way out.
REQUESTS = [
    {"patient_name": "Rosalind Okwuosa", "telephone": "202-555-0123"},
    {"patient_name": "Ünal O’Brien", "email": "unal@example.org", "note": "My left leg is numb when I walk."},
]


def send(answers):
    """Send a request as a patient does: what the answers do not say is answered by the first choice there is."""
    browser = Client()
    form = BeautifulSoup(browser.get(FORM).content, "html.parser").find("form", action=FORM, method="post")
    # Who asks for themself gives the name once, in a field that depends on the version.
    name = "patient_name" if form.find(attrs={"name": "telephone_of"}) is None else "asker_name"
    answers = {name if key == "patient_name" else key: value for key, value in answers.items()}
    way = "email" if "email" in answers else "phone"
    sent = {"agreed": "on", "preferred_contact": way} | answers
    for control in form.select("input[type=radio], select"):
        choices = [control] if control.name == "input" else control.find_all("option")
        values = [choice["value"] for choice in choices if choice["value"]]
        if values and control["name"] not in sent:
            sent[control["name"]] = values[-1]
    answer = browser.post(FORM, sent, headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == 303, answer.content.decode()


def main():
    """Load the demo, have patients ask, and authors and the front desk work."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("load_demo")
    for answers in REQUESTS:
        send(answers)
    called, _other = ConsultationRequest.objects.order_by("created_at")
    RequestEvent.objects.create(request=called, kind="call_logged", outcome="voicemail")
    author = get_user_model().objects.get(username="physician")
    article = ArticlePage.objects.first()
    article.title += ", and what comes next"
    article.save_revision(user=author)
    article.get_workflow().start(article, author)


if __name__ == "__main__":
    main()
