"""A practice with one of everything that has an address."""

from datetime import date

from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.mail import EmailMessage
from django.utils import timezone
from taggit.models import Tag
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, Locale, PageViewRestriction, Site, UploadedFile
from wagtail.snippets.models import get_snippet_models

from articles.models import ArticleIndexPage, Topic
from core.models import InsurancePlan, NoticeBanner, PracticeSettings, Source
from home.models import HomePage
from outbox.models import OutboxMessage
from outbox.services import enqueue
from procedures.models import ProcedureIndexPage
from search.models import Answer, SynonymSet
from tests.factories.consultations import submitted
from tests.factories.editorial import account
from tests.factories.pages import (
    ArticlePageFactory,
    PhotographFactory,
    ProcedurePageFactory,
    SpecialtyFactory,
    StandardPageFactory,
    TopicFactory,
)
from tests.factories.signs import sign

SNIPPETS = (
    SpecialtyFactory,
    TopicFactory,
    lambda: sign("Numb seat"),
    lambda: Source.objects.create(title="Trial of herons"),
    lambda: InsurancePlan.objects.create(name="Heron Health", checked_on=date(2026, 1, 2)),
    lambda: NoticeBanner.objects.create(heading="Closed", text="Snow."),
    lambda: Answer.objects.create(phrases="heron", text="In the reeds."),
    lambda: SynonymSet.objects.create(names="heron\negret"),
)

# Words that only those may read who are let in where they stand.
DRAFT, NOTE = "Unreleased heron", "Grey cat on the sill"


def everything():
    """Add one of everything that has an address to a practice that was set up, and return {name: key}.

    Snippets are found by their labels. `page` is a draft in review, titled `DRAFT`; `consultation` has the note `NOTE`.
    """
    author = account("wanda", "Physicians")
    draft = ArticlePageFactory(
        parent=ArticleIndexPage.objects.get(), title=DRAFT, live=False, is_complete=True, owner=author
    )
    draft.save_revision(user=author)
    state = draft.get_workflow().start(draft, author)
    page = StandardPageFactory(parent=HomePage.objects.get())
    document = get_document_model()(title="Heron")
    document.file.save("heron.txt", ContentFile(b"heron"))
    session = EditingSession.objects.create(
        user=author,
        content_type=ContentType.objects.get_for_model(draft),
        object_id=draft.pk,
        last_seen_at=timezone.now(),
    )
    for make in SNIPPETS:
        make()
    Tag.objects.create(name="heron")
    upload = UploadedFile(for_content_type=ContentType.objects.get_for_model(get_image_model()))
    upload.file.save("heron.txt", ContentFile(b"heron"))
    private = PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="heron"
    )
    found = {
        "page": draft.pk,
        "parent": draft.get_parent().pk,
        "revision": draft.latest_revision_id,
        "workflow": state.workflow_id,
        "workflow_state": state.pk,
        "task": state.current_task_state.task_id,
        "task_state": state.current_task_state_id,
        "editing_session": session.pk,
        "collection": Collection.get_first_root_node().add_child(name="Herons").pk,
        "image": PhotographFactory().pk,
        "document": document.pk,
        "document_name": document.filename,
        "uploaded_file": upload.pk,
        "redirect": Redirect.add_redirect("/heron", "/").pk,
        "settings": PracticeSettings.load().pk,
        "site": Site.objects.get().pk,
        "user": author.pk,
        "factor": TOTP.activate(author, "JBSWY3DPEHPK3PXP").instance.pk,
        "group": author.groups.get().pk,
        "locale": Locale.objects.get().pk,
        "consultation": submitted(note=NOTE).pk,
        "mail": _stuck_mail().pk,
        "restriction": private.pk,
        "procedure": ProcedurePageFactory(parent=ProcedureIndexPage.objects.get()).pk,
    }
    for model in get_snippet_models():
        found[model._meta.label_lower] = model.objects.order_by("pk").first().pk
    found["topic_slug"] = Topic.objects.order_by("pk").first().slug
    return found


def _stuck_mail():
    mail = enqueue(EmailMessage("Heron", "A heron.", to=["heron@example.com"]))
    OutboxMessage.objects.filter(pk=mail.pk).update(last_error="SMTPRecipientsRefused")
    return mail
