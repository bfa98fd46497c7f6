"""The demo practice, built from the plain data in `demo.content`. What exists by its slug or name is left as it is."""

import re
from datetime import datetime, time, timedelta
from pathlib import Path

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files import File
from django.db import transaction
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.models.i18n import Locale

from articles.models import ArticleAuthor, ArticleIndexPage, ArticlePage, RelatedLink, Topic
from consultations.concerns import Concern
from core.blocks import SOURCES_KEY
from core.models import (
    Closure,
    DeskHours,
    EmergencyText,
    FooterText,
    InsurancePlan,
    NoticeBanner,
    PracticeSettings,
    Source,
)
from core.rich_text import SOURCE_LINK
from demo.content.answers import ANSWERS
from demo.content.articles import ARTICLES
from demo.content.conditions import CONDITIONS
from demo.content.home import HOME
from demo.content.indexes import INDEXES
from demo.content.locations import LOCATIONS
from demo.content.physicians import PHYSICIANS
from demo.content.procedures import PROCEDURES
from demo.content.question_pages import QUESTION_PAGES
from demo.content.snippets import (
    CONCERNS,
    DOCUMENTS,
    EMERGENCY_TEXT,
    FOOTER_TEXT,
    INSURANCE_PLANS,
    NOTICE_BANNER,
    PRACTICE,
    SPECIALTIES,
    SYNONYMS,
    TOPICS,
)
from demo.content.sources import SOURCES
from demo.content.standard_pages import CONTACT, STANDARD_PAGES
from demo.content.warning_signs import WARNING_SIGNS
from demo.logins import LOGINS
from editorial.review.approving import record_review
from home.models import ContactPage, HomePage, StandardPage
from home.setup import setup_practice
from locations.models import Closure as ClosedLocation
from locations.models import LocationIndexPage, LocationPage, VisitingHours
from physicians.models import (
    BoardCertification,
    Disclosure,
    PerformedProcedure,
    PhysicianIndexPage,
    PhysicianPage,
    Specialty,
    SpokenLanguage,
    Training,
)
from procedures.models import (
    ConditionIndexPage,
    ConditionPage,
    ProcedureIndexPage,
    ProcedurePage,
    WarningSign,
)
from procedures.warning_signs import ShownOn
from search.models import Answer, SynonymSet

FORMS = Path(__file__).parent / "forms"

# Whose accounts the demo has, and the roles each one plays.
ROLES = {
    "manager": ["Administrators"],
    "editor": ["Editors"],
    "physician": ["Physicians"],
    "reviewer": ["Physicians", "Medical reviewers"],
    "frontdesk": ["Front desk"],
    "triagelead": ["Triage lead"],
    "privacy": ["Privacy officer"],
}
# What colleagues read in lists and emails.
NAMES = {
    "admin": ("Anneke", "Solberg"),
    "manager": ("Delphine", "Marchetti-Boyd"),
    "editor": ("Wendell", "Achterberg"),
    "physician": ("Ines", "Valderrama-Okoye"),
    "reviewer": ("Tobias", "Lindqvist-Amari"),
    "frontdesk": ("Corazon", "Whitfield"),
    "triagelead": ("Bashir", "Nakamura-Holt"),
    "privacy": ("Ottilie", "Grant-Adeyemi"),
}
# The bios of those who write.
BIOS = {"physician": "ines-valderrama-okoye", "reviewer": "tobias-lindqvist-amari"}


@transaction.atomic
def load_demo(advance=lambda: None):
    """Load the whole demo practice, in one transaction. Running it again adds only what is missing.

    `advance` is called after each page.
    """
    DemoBuilder().build(advance)


class DemoBuilder:
    """One run of loading: knows today, and finds sources, pages and snippets by their short names."""

    def __init__(self):
        self.now = timezone.now()
        self.home = setup_practice(has_outlines=False)
        self.locale = Locale.objects.get(language_code="en")

    def build(self, advance):
        is_first_run = not ProcedurePage.objects.exists()
        self.load_snippets()
        if is_first_run:
            self.load_practice()
        new = self.add_pages()
        self.pages = dict(Page.objects.descendant_of(self.home, inclusive=True).values_list("slug", "pk"))
        self.sources = {source.key: source for source in Source.objects.all()}
        self.documents = {name: self.document(name, title) for name, title in DOCUMENTS.items()}
        self.add_answers()
        if is_first_run:
            self.fill_fixed_pages()
            self.add_warning_signs()
            self.place_concerns()
        for page, data in new:
            self.pick_related(page, data)
            # Read anew: a parent kept from before its children came would save a stale count of them.
            self.fill(type(page).objects.get(pk=page.pk), data)
            advance()
        self.make_accounts()

    # Snippets and settings

    def load_snippets(self):
        for data in SOURCES:
            Source.objects.get_or_create(key=data["key"], defaults=data)
        for model, rows, key in ((Topic, TOPICS, "slug"), (Specialty, SPECIALTIES, "slug")):
            for data in rows:
                model.objects.get_or_create(**{key: data[key]}, locale=self.locale, defaults=data)
        for data in INSURANCE_PLANS:
            plan = {"note": data["note"], "checked_on": self.day(-data["checked_days_ago"])}
            InsurancePlan.objects.get_or_create(name=data["name"], locale=self.locale, defaults=plan)
        for names in SYNONYMS:
            SynonymSet.objects.get_or_create(names=names, locale=self.locale)

    def document(self, name, title):
        """Return the form of the library with this title, added if it is missing."""
        documents = get_document_model().objects
        if found := documents.filter(title=title).order_by("pk").first():
            return found
        with (FORMS / f"{name}.pdf").open("rb") as file:
            document = documents.create(title=title, file=File(file, name=f"{name}.pdf"))
        # As the admin does: what a download is recognized by, and the size that pages show.
        document.get_file_hash()
        document.get_file_size()
        return document

    def load_practice(self):
        practice = PracticeSettings.load()
        for key, value in PRACTICE.items():
            if key not in ("desk_hours", "closures", "callback_by", "social_links"):
                setattr(practice, key, value)
        practice.callback_by = time.fromisoformat(PRACTICE["callback_by"])
        practice.desk_hours = [DeskHours(**_hours(row)) for row in PRACTICE["desk_hours"]]
        practice.closures = [Closure(**_closed_days(self, row)) for row in PRACTICE["closures"]]
        practice.save()
        EmergencyText.objects.update_or_create(locale=self.locale, defaults=EMERGENCY_TEXT)
        FooterText.objects.update_or_create(locale=self.locale, defaults=FOOTER_TEXT)
        NoticeBanner.objects.create(
            locale=self.locale,
            heading=NOTICE_BANNER["heading"],
            text=NOTICE_BANNER["text"],
            begins_at=self.midnight(NOTICE_BANNER["begins_in_days"]),
            ends_at=self.midnight(NOTICE_BANNER["ends_in_days"] + 1),
            days_before=NOTICE_BANNER["days_before"],
        )

    # Pages: first all of them as drafts, so that their texts can link to one another, then their content

    def add_pages(self):
        """Add the pages that do not exist yet as drafts. Returns (page, data) for each new one."""
        new = []
        for model, parent, rows in (
            (LocationPage, LocationIndexPage, LOCATIONS),
            (PhysicianPage, PhysicianIndexPage, PHYSICIANS),
            (ConditionPage, ConditionIndexPage, CONDITIONS),
            (ProcedurePage, ProcedureIndexPage, PROCEDURES),
            (ArticlePage, ArticleIndexPage, ARTICLES),
        ):
            index = parent.objects.child_of(self.home).get()
            new += [(page, data) for data in rows if (page := self.add(model, index, data))]
        for data in [*QUESTION_PAGES, *STANDARD_PAGES]:
            parent = StandardPage.objects.get(slug=data["parent"]) if data["parent"] else self.home
            if page := self.add(StandardPage, parent, data):
                new.append((page, data))
        return new

    def add(self, model, parent, data):
        if model.objects.child_of(parent).filter(slug=data["slug"]).exists():
            return None
        names = {field.name for field in model._meta.concrete_fields if not field.is_relation}
        streams = set(model.get_streamfield_names())
        plain = {key: value for key, value in data.items() if key in names - streams}
        if "published_days_ago" in data:
            plain["published_on"] = self.day(-data["published_days_ago"])
            plain["first_published_at"] = self.now - timedelta(days=data["published_days_ago"])
        return parent.add_child(instance=model(live=False, **plain))

    def fill_fixed_pages(self):
        """Fill the pages that `setup_practice` has made."""
        home = HomePage.objects.get(pk=self.home.pk)
        self.fill(home, HOME)
        self.fill(ContactPage.objects.child_of(home).get(), CONTACT)
        for model in (
            ProcedureIndexPage,
            ConditionIndexPage,
            PhysicianIndexPage,
            LocationIndexPage,
            ArticleIndexPage,
        ):
            page = model.objects.child_of(home).get()
            self.fill(page, INDEXES[page.slug])

    def add_answers(self):
        for data in ANSWERS:
            answer = {"text": data["text"], "page_id": self.pages[data["page"]]}
            Answer.objects.get_or_create(phrases=data["phrases"], locale=self.locale, defaults=answer)

    def add_warning_signs(self):
        for order, data in enumerate(WARNING_SIGNS):
            sign = WarningSign(
                locale=self.locale,
                level=data["level"],
                words=data["words"],
                source=self.sources.get(data["source"]),
                shown_on=ShownOn.CHOSEN if data["procedures"] else ShownOn.ALL,
                order=order,
            )
            sign.procedures = ProcedurePage.objects.filter(slug__in=data["procedures"])
            sign.save()

    def place_concerns(self):
        """Say on which pages the form begins with the concerns that every practice starts with."""
        for words, (conditions, physicians) in CONCERNS.items():
            concern = Concern.objects.get(words=words, locale=self.locale)
            concern.conditions = ConditionPage.objects.filter(slug__in=conditions)
            concern.physicians = PhysicianPage.objects.filter(slug__in=physicians)
            concern.save()

    def pick_related(self, page, data):
        for place, slug in enumerate(data.get("related", [])):
            RelatedLink.objects.create(page_id=page.pk, article_id=self.pages[slug], sort_order=place)

    def fill(self, page, data):
        """Give a page its content and publish it."""
        streams = set(page.get_streamfield_names())
        for field in page._meta.get_fields():
            name = field.name
            if name not in data or name == "slug":
                continue
            if isinstance(field, StreamField):
                setattr(page, name, field.stream_block.to_python(self.stream(data[name])))
            elif name in FINDERS:
                setattr(page, name, FINDERS[name](self, data[name]))
            elif name in ROWS:
                setattr(page, name, [ROWS[name](self, row) for row in data[name]])
            elif not field.is_relation and name not in streams:
                setattr(page, name, self.text(data[name]))
        if "authors" in data:
            page.article_authors = [ArticleAuthor(physician_id=self.pages[slug]) for slug in data["authors"]]
        if data.get("notice"):
            page.next_check_on = self.day(365)
        if data.get("no_payments_days_ago") is not None:
            page.no_payments_on = self.day(-data["no_payments_days_ago"])
        if data.get("updated_days_ago") is not None:
            page.updated_on = self.day(-data["updated_days_ago"])
        revision = page.save_revision()
        if "reviewed_by" in data:
            record_review(
                page,
                physician=_physician(self, data["reviewed_by"]),
                revision=revision,
                approved_at=self.now - timedelta(days=data["reviewed_days_ago"]),
            )
        revision.publish()

    # From the shorthand of the demo text to what the database holds

    def stream(self, children):
        """Return (name, value) pairs in the raw form of a StreamField."""
        return [{"type": name, "value": self.value(value, name)} for name, value in children]

    def value(self, value, name=""):
        if name == "page":
            return self.pages[value] if value else None
        if name == SOURCES_KEY:
            return [self.sources[key].pk for key in value]
        if name == "documents":
            return [self.documents[key].pk for key in value]
        if isinstance(value, dict):
            return {key: self.value(item, key) for key, item in value.items()}
        if isinstance(value, list):
            return [self.value(item) for item in value]
        return self.text(value)

    def text(self, value):
        """Resolve `[ref:key]` to a source marker and `[page:slug|words]` to a link."""
        if not isinstance(value, str):
            return value
        value = re.sub(r"\[ref:([\w-]+)\]", self._marker, value)
        return re.sub(r"\[page:([\w-]+)\|([^\]]+)\]", self._link, value)

    def _marker(self, match):
        source = self.sources[match[1]]
        return f'<a {SOURCE_LINK} id="{source.pk}">{source.short_name}</a>'

    def _link(self, match):
        return f'<a linktype="page" id="{self.pages[match[1]]}">{match[2]}</a>'

    def day(self, offset):
        """Return the date `offset` days from today."""
        return timezone.localdate(self.now) + timedelta(days=offset)

    def midnight(self, offset):
        """Return the moment at which the day `offset` days from today begins."""
        return timezone.make_aware(datetime.combine(self.day(offset), time()))

    def make_accounts(self):
        """Make the demo's accounts; those who write are linked to a bio."""
        users = get_user_model().objects
        for username, password in LOGINS.items():
            if users.filter(username=username).exists():
                continue
            first_name, last_name = NAMES[username]
            make = users.create_superuser if username == "admin" else users.create_user
            user = make(
                username, f"{username}@example.org", password, first_name=first_name, last_name=last_name
            )
            user.groups.set(Group.objects.filter(name__in=ROLES.get(username, ())))
        for username, slug in BIOS.items():
            PhysicianPage.objects.filter(slug=slug, user=None).update(user=users.get(username=username))


def _hours(row):
    return {
        "days": row["days"],
        "opens": time.fromisoformat(row["opens"]),
        "closes": time.fromisoformat(row["closes"]),
    }


def _closed_days(builder, row):
    return {
        "begins_on": builder.day(row["begins_in_days"]),
        "ends_on": builder.day(row["ends_in_days"]),
        "reason": row["reason"],
    }


def _physician(builder, slug):
    return PhysicianPage.objects.get(pk=builder.pages[slug]) if slug else None


# How the short names of the demo data become related objects, by field.
FINDERS = {
    "written_by": _physician,
    "topics": lambda builder, slugs: Topic.objects.filter(slug__in=slugs, locale=builder.locale),
    "specialties": lambda builder, slugs: Specialty.objects.filter(slug__in=slugs, locale=builder.locale),
    "locations": lambda builder, slugs: LocationPage.objects.filter(slug__in=slugs),
    "procedures": lambda builder, slugs: ProcedurePage.objects.filter(slug__in=slugs),
    "conditions": lambda builder, slugs: ConditionPage.objects.filter(slug__in=slugs),
}

# How rows of the demo data become child rows of a page, by relation.
ROWS = {
    "visiting_hours": lambda builder, row: VisitingHours(**_hours(row)),
    "closures": lambda builder, row: ClosedLocation(**_closed_days(builder, row)),
    "languages": lambda builder, code: SpokenLanguage(code=code),
    "certifications": lambda builder, row: BoardCertification(**row),
    "trainings": lambda builder, row: Training(**row),
    "disclosures": lambda builder, row: Disclosure(**row),
    "performed_procedures": lambda builder, slug: PerformedProcedure(procedure_id=builder.pages[slug]),
}
