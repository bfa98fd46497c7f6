from collections import Counter, defaultdict
from functools import cache, lru_cache
from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, prefetch_related_objects
from django.forms.formsets import DELETION_FIELD_NAME
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
)
from wagtail.fields import StreamField
from wagtail.models import Orderable, PageManager, TranslatableMixin
from wagtail.search import index

from core.addresses.slugs import NamePanel, SlugWidget, slug_of_name
from core.blocks import StoryBlock
from core.database.prepared import NOW, Given, Prepared, read_linked
from core.fields import IndexedManyToManyField
from core.forms.pages import BasePageForm
from core.listings.filters import filter_group
from core.listings.linked import first_of, last_linked
from core.memo import remembered
from core.models import (
    BaseIndexPage,
    BasePage,
    BasePageQuerySet,
    ListingFields,
    PictureFields,
    SlugFromName,
    Subject,
    page_tabs,
    related_panel,
)
from core.schema import picture_address, practice_id, procedure
from core.visibility import LINK_FIELDS, is_visible, private_paths, visible_among, visible_q
from core.words.languages import language_choices
from editorial.permissions import OwnedPage
from locations import schema
from physicians.linking import record_link
from users.models import User
from users.roles import accounts_within_right


class Specialty(SlugFromName, TranslatableMixin, index.Indexed, models.Model):
    """A field of medicine a clinician works in."""

    name = models.CharField(
        gettext_lazy("name"),
        max_length=100,
        help_text=gettext_lazy("Shown on bios, and a filter in the list of physicians. Public."),
    )
    slug = models.SlugField(gettext_lazy("slug"), help_text=gettext_lazy("Part of the filter’s web address."))

    panels = [NamePanel("name"), FieldPanel("slug", widget=SlugWidget)]
    search_fields = [index.AutocompleteField("name"), index.SearchField("name")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = gettext_lazy("specialty")
        verbose_name_plural = gettext_lazy("specialties")
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["slug", "locale"], name="unique_specialty_slug")]

    def __str__(self):
        return self.name


class PhysicianQuerySet(BasePageQuerySet):
    def for_listing(self) -> Self:
        """Return visible clinicians with what a card shows, by family name."""
        return super().for_listing().prefetch_related("languages").by_name()

    def for_filters(self) -> Self:
        """Return visible clinicians with what a card shows and what they can be chosen by."""
        return self.for_listing().prefetch_related("specialties", "locations")

    def for_names(self) -> Self:
        """Return clinicians, visible or not, with no more than what the site shows of somebody elsewhere."""
        return self.select_related("locale").only(*_SHOWN_OF_CLINICIANS)

    def named(self, keys: set[int]) -> dict[int, "PhysicianPage"]:
        """Return the clinicians with these keys, visible or not, with what is told next to what they wrote, by key."""
        people = [page for page in all_clinicians() if page.pk in keys]
        prefetch_related_objects(people, "disclosures", "picture__renditions")
        return {page.pk: page for page in people}

    def performing(self, keys: list[int]) -> list["PhysicianPage"]:
        """Return the visible clinicians who perform any of the procedures with these keys, by family name."""
        rows = PerformedProcedure.objects.filter(procedure__in=keys)
        return self.listed(set(rows.values_list("page", flat=True)))

    def listed(self, keys: set[int]) -> list["PhysicianPage"]:
        """Return the visible clinicians with these keys, with what a card shows, by family name."""
        people = [page for page in all_clinicians() if page.pk in keys and is_visible(page)]
        prefetch_related_objects(people, "languages", "picture__renditions")
        return people

    def by_name(self) -> Self:
        """Order by family name, then given name."""
        return self.order_by("family_name", "given_name", "pk")


# What the site shows of somebody beside their own page.
_SHOWN_OF_CLINICIANS = (
    *LINK_FIELDS,
    *("slug", "given_name", "family_name", "credentials", "role", "job_title", "is_accepting_new_patients"),
    *("no_payments_on", "picture", "drawing", "locale__language_code"),
)


def all_clinicians() -> list["PhysicianPage"]:
    """Return all clinicians, also those whom the public may not see, by family name; read once for each request."""
    return remembered("clinicians", lambda: _every_clinician().read())


@cache
def _every_clinician():
    return Prepared(PhysicianPage.objects.for_names().by_name())


def _facets(physicians):
    """Return what people can be chosen by, as (parameter, heading, words for all of them, what each has).

    What each has is {key of the bio: [(place in the list, value, words)]}. The number of queries does not depend on
    how many people there are.
    """
    rows = PerformedProcedure.objects.filter(visible_q("procedure__"), page__in=physicians)
    performed = defaultdict(list)
    for key, *procedure_row in rows.values_list(
        "page", "procedure__path", "procedure__slug", "procedure__title"
    ):
        performed[key].append(tuple(procedure_row))

    def of_each(choices):
        return {page.pk: choices(page) for page in physicians}

    return [
        (
            "specialty",
            _("Specialty"),
            _("Any specialty"),
            of_each(lambda page: [(item.name, item.slug, item.name) for item in page.specialties.all()]),
        ),
        ("procedure", _("Procedure"), _("Any procedure"), of_each(lambda page: performed[page.pk])),
        (
            "location",
            _("Location"),
            _("Any location"),
            of_each(lambda page: [(place.path, place.slug, place.title) for place in page.shown_locations]),
        ),
        (
            "language",
            _("Language"),
            _("Any language"),
            of_each(lambda page: [(row.name, row.code, row.name) for row in page.languages.all()]),
        ),
        (
            "accepting",
            _("New patients"),
            _("Everyone"),
            of_each(
                lambda page: (
                    [(0, "yes", _("Accepting new patients"))] if page.is_accepting_new_patients else []
                )
            ),
        ),
    ]


class PhysicianIndexPage(BaseIndexPage):
    parent_page_types = ["home.HomePage"]
    subpage_types = ["physicians.PhysicianPage"]

    class Meta:
        verbose_name = gettext_lazy("list of physicians")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        found = everyone = list(PhysicianPage.objects.child_of(self).for_filters())
        context["filters"] = []
        for parameter, heading, all_label, facet in _facets(everyone):
            choices = sorted({choice for choices in facet.values() for choice in choices})
            group = filter_group(request, parameter, heading, [choice[1:] for choice in choices], all_label)
            context["filters"].append(group)
            if group.choice:
                found = [
                    page
                    for page in found
                    if group.choice.value in [value for _place, value, _words in facet[page.pk]]
                ]
        context["filters"] = [group for group in context["filters"] if len(group.options) > 1]
        context["physicians"] = found
        return context


class PhysicianPageForm(BasePageForm):
    """The account is linked as soon as the form is saved, also as a draft.

    It is one of which whoever fills in the form could give every role. So nobody opens more with it than with a role.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.for_user and "user" in self.fields:
            self._offer_accounts(self.fields["user"])

    def _offer_accounts(self, field):
        linked = Q(pk=self.instance.user_id)
        offered = accounts_within_right(self.for_user)
        if self.instance.user_id and not offered.filter(linked).exists():
            field.disabled, offered = True, User.objects.filter(linked)
            field.help_text = _("This account has a role that you cannot give. A superuser can link another.")
        elif not self.for_user.is_superuser:
            field.help_text = (
                f"{field.help_text} {_('If it has a role that you cannot give, ask a superuser.')}"
            )
        present = ~User.State.DEACTIVATED.as_query()
        field.queryset = offered.filter(linked | present).order_by("first_name", "last_name", "username")
        named = Counter(account.name for account in field.queryset)
        field.label_from_instance = lambda account: (
            account.name if named[account.name] == 1 else f"{account.name} ({account.email})"
        )

    def clean(self):
        cleaned_data = super().clean()
        if cleaned_data.get("no_payments_on") and self._lists_payments():
            self.add_error(
                "no_payments_on", _("Payments are listed below. Leave this empty, or delete them.")
            )
        return cleaned_data

    def _lists_payments(self):
        rows = self.formsets["disclosures"]
        rows.is_valid()
        return any(
            row.cleaned_data.get("company") for row in rows if not row.cleaned_data.get(DELETION_FIELD_NAME)
        )

    def save(self, commit=True):
        page = super().save(commit)
        if page.pk and "user" in self.changed_data and not self.is_preview:
            before = User.objects.filter(bios=page.pk).first()
            PhysicianPage.objects.filter(pk=page.pk).update(user=page.user)
            record_link(page, self.for_user, before)
        return page


class PhysicianPage(OwnedPage, PictureFields, ListingFields, BasePage):
    """A clinician's bio: physician, nurse practitioner or physician assistant."""

    parent_page_types = ["physicians.PhysicianIndexPage"]
    subpage_types = []

    class Role(models.TextChoices):
        PHYSICIAN = "physician", gettext_lazy("Physician")
        NURSE_PRACTITIONER = "nurse_practitioner", gettext_lazy("Nurse practitioner")
        PHYSICIAN_ASSISTANT = "physician_assistant", gettext_lazy("Physician assistant")

    given_name = models.CharField(
        gettext_lazy("given name"),
        max_length=100,
        help_text=gettext_lazy("The first name patients know. Part of the title of the page. Public."),
    )
    family_name = models.CharField(
        gettext_lazy("family name"),
        max_length=100,
        help_text=gettext_lazy("Part of the title of the page. Lists are sorted by it. Public."),
    )
    credentials = models.CharField(
        gettext_lazy("credentials"),
        max_length=50,
        blank=True,
        help_text=gettext_lazy("Follow the name, for example “MD”."),
    )
    role = models.CharField(
        gettext_lazy("role"),
        max_length=30,
        choices=Role,
        default=Role.PHYSICIAN,
        help_text=gettext_lazy(
            "Physicians are called “Dr.” on the site. Patients read the job title, not the role."
        ),
    )
    job_title = models.CharField(
        gettext_lazy("job title"),
        max_length=100,
        help_text=gettext_lazy("For example, “Pain physician”. Public."),
    )
    is_accepting_new_patients = models.BooleanField(
        gettext_lazy("accepts new patients"),
        default=True,
        help_text=gettext_lazy("Shown on the bio, and a filter in the list of physicians. Public."),
    )
    specialties = IndexedManyToManyField(
        Specialty,
        verbose_name=gettext_lazy("specialties"),
        related_name="physicians",
        blank=True,
        help_text=gettext_lazy("Shown on the bio, and a filter in the list of physicians. Public."),
    )
    locations = IndexedManyToManyField(
        "locations.LocationPage",
        verbose_name=gettext_lazy("locations"),
        related_name="physicians",
        blank=True,
        help_text=gettext_lazy("Where this person sees patients. Shown on the bio. Public."),
    )
    biography = StreamField(
        StoryBlock(),
        verbose_name=gettext_lazy("biography"),
        blank=True,
        help_text=gettext_lazy("Who this person is and how they care for patients, in plain words. Public."),
    )
    # Without a day and without a `Disclosure` nothing has been stated yet.
    no_payments_on = models.DateField(
        gettext_lazy("no payments to report as of"),
        null=True,
        blank=True,
        help_text=gettext_lazy(
            "The day on which this person said that no company pays them. Leave it empty if payments are listed below, "
            "or if they have not said yet. The bio and what they write tell patients which. Public."
        ),
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=gettext_lazy("account"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="bios",
        help_text=gettext_lazy(
            "The account with which this person writes. Each account has one bio. Not public."
        ),
    )

    objects = PageManager.from_queryset(PhysicianQuerySet)()

    base_form_class = PhysicianPageForm
    account_lookup = "user"
    max_articles = 10

    # One account has one bio, and nobody states for somebody else that no company pays them.
    exclude_fields_in_copy = ["user", "no_payments_on"]

    name_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [FieldPanel("given_name"), FieldPanel("family_name"), FieldPanel("credentials")]
                ),
                FieldRowPanel([FieldPanel("role"), FieldPanel("job_title")]),
                FieldPanel("is_accepting_new_patients"),
            ],
            heading=gettext_lazy("Name and role"),
        ),
        PictureFields.picture_panel,
        ListingFields.listing_panel,
        FieldPanel("biography"),
        related_panel(),
    ]
    practice_panels = [
        FieldPanel("specialties"),
        FieldPanel("locations"),
        InlinePanel(
            "languages",
            heading=gettext_lazy("Languages"),
            label=gettext_lazy("Language"),
            help_text=gettext_lazy("Shown on the bio, and a filter in the list of physicians. Public."),
        ),
        InlinePanel(
            "performed_procedures",
            heading=gettext_lazy("Procedures performed"),
            label=gettext_lazy("Procedure"),
            help_text=gettext_lazy(
                "Shown on the bio. The pages of these procedures name this person. Public."
            ),
        ),
        InlinePanel(
            "certifications",
            heading=gettext_lazy("Board certifications"),
            label=gettext_lazy("Certification"),
            help_text=gettext_lazy("Certifications that are valid today. Shown on the bio. Public."),
        ),
        InlinePanel(
            "trainings",
            heading=gettext_lazy("Training"),
            label=gettext_lazy("Training"),
            help_text=gettext_lazy(
                "Degrees, residencies and fellowships. Shown on the bio in this order. Public."
            ),
        ),
        FieldPanel("no_payments_on"),
        InlinePanel(
            "disclosures",
            heading=gettext_lazy("Disclosures"),
            label=gettext_lazy("Payment or tie"),
            help_text=gettext_lazy(
                "Every payment from or tie to a company. Public, also shown next to what this person writes."
            ),
        ),
        # Of those who may edit bios, administrators alone.
        FieldPanel("user", permission="users.change_user"),
    ]
    edit_handler = page_tabs(
        [
            ObjectList(name_panels, heading=gettext_lazy("Bio")),
            ObjectList(practice_panels, heading=gettext_lazy("Practice and training")),
        ]
    )
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("job_title"),
        index.SearchField("biography"),
        index.RelatedFields("specialties", [index.SearchField("name")]),
    ]

    class Meta:
        verbose_name = gettext_lazy("physician")
        verbose_name_plural = gettext_lazy("physicians")

    def full_clean(self, *args, **kwargs):
        """Make the title from the parts of the name before Wagtail makes the slug from the title.

        An alias shows somebody's bio and is nobody's own: the account stays with the page that it shows.
        """
        if self.alias_of_id:
            self.user = None
        self.title = self.draft_title = self.full_name or self.title or _("No name yet")
        super().full_clean(*args, **kwargs)

    def new_slug(self):
        """Return the slug that the name makes: neither “Dr.” nor credentials are part of it."""
        return slug_of_name(self.title)

    def with_content_json(self, content):
        """Return the page as a revision has it. The account is no content: an old revision does not bring it back."""
        page = super().with_content_json(content)
        page.user_id = self.user_id
        return page

    def clean(self):
        super().clean()
        if self.user_id and PhysicianPage.objects.filter(user=self.user_id).exclude(pk=self.pk).exists():
            raise ValidationError({"user": _("This account has a bio already.")})
        if self.no_payments_on and self.no_payments_on > timezone.localdate():
            message = _("This day is in the future. Choose today or an earlier day.")
            raise ValidationError({"no_payments_on": message})

    @property
    def shown_locations(self):
        """Return the pages of where the person sees patients that the public may see, in the order of the tree."""
        return sorted(filter(is_visible, self.locations.all()), key=lambda page: page.path)

    @property
    def full_name(self):
        """Return the name with its credentials, as “Ines Valderrama-Okoye, MD”."""
        name = f"{self.given_name} {self.family_name}".strip()
        return f"{name}, {self.credentials}" if self.credentials else name

    @property
    def schema_type(self):
        """Return the schema.org type: a physician is an `IndividualPhysician`, others are a `Person`."""
        return "IndividualPhysician" if self.role == self.Role.PHYSICIAN else "Person"

    @property
    def short_name(self):
        """Return how a patient would say the name: “Dr. Valderrama-Okoye”, or the full name for others."""
        if self.role == self.Role.PHYSICIAN:
            return _("Dr. %(name)s") % {"name": self.family_name}
        return f"{self.given_name} {self.family_name}"

    @property
    def lead_text(self):
        return self.teaser or self.search_description

    @property
    def language_names(self):
        return [row.name for row in self.languages.all()]

    @property
    def has_disclosures(self):
        return bool(self.disclosures.all())

    @cached_property
    def shown_procedures(self):
        """Return the public procedures this person performs, in the order of the bio."""
        return visible_among(_performed().read(person=self.pk))

    def subjects(self):
        """Return the person, and the procedures that they perform."""
        performed = [Subject(type(page), page.pk, page.title) for page in self.shown_procedures]
        return [Subject(PhysicianPage, self.pk, self.short_name), *performed]

    def prefilled_form(self):
        return super().prefilled_form() | {"physician": str(self.pk)}

    def get_context(self, request, *args, **kwargs):
        read_linked(
            self, "languages", "specialties", "locations", "certifications", "trainings", "disclosures"
        )
        context = super().get_context(request, *args, **kwargs)
        context["procedures"] = self.shown_procedures
        newest = _newest_written(private_paths()).read(person=self.pk, now=timezone.now())
        rows, context["has_more_articles"] = first_of(newest, self.max_articles)
        context["articles"] = [row.page for row in rows]
        return context

    def schema_org(self):
        """Return a physician as `IndividualPhysician`, others as `Person` (both schema.org)."""
        places = [schema.mention(location) for location in self.shown_locations]
        common = {
            "@id": f"{self.full_url}#person",
            "name": f"{self.given_name} {self.family_name}",
            "url": self.full_url,
            "image": picture_address(self, "portrait"),
            "knowsLanguage": [row.code for row in self.languages.all()],
        }
        services = [procedure(page) for page in self.shown_procedures]
        # `medicalSpecialty` takes one of schema.org's own list alone, which has no pain medicine.
        specialties = [specialty.name for specialty in self.specialties.all()]
        if self.role == self.Role.PHYSICIAN:
            return [
                {
                    "@type": self.schema_type,
                    **common,
                    "availableService": services,
                    "knowsAbout": specialties,
                    "isAcceptingNewPatients": self.is_accepting_new_patients,
                    "practicesAt": places,
                }
            ]
        return [
            {
                "@type": self.schema_type,
                **common,
                # A `Person` has no `availableService`.
                "knowsAbout": [*specialties, *services],
                "givenName": self.given_name,
                "familyName": self.family_name,
                "honorificSuffix": self.credentials,
                "jobTitle": self.job_title,
                "worksFor": places or {"@id": practice_id()},
            }
        ]


class SpokenLanguageQuerySet(models.QuerySet):
    def distinct_visible(self) -> Self:
        """Return one row for each language that somebody with a public bio speaks, by name; one query."""
        rows = {row.code: row for row in self.filter(visible_q("page__"))}
        return sorted(rows.values(), key=lambda row: row.name)


class SpokenLanguage(Orderable):
    page = ParentalKey(PhysicianPage, on_delete=models.CASCADE, related_name="languages")
    code = models.CharField(
        gettext_lazy("language"),
        max_length=10,
        choices=language_choices,
        help_text=gettext_lazy(
            "A language in which this person can talk with patients without an interpreter."
        ),
    )

    objects = SpokenLanguageQuerySet.as_manager()

    panels = [FieldPanel("code")]

    def __str__(self):
        return self.name

    @property
    def name(self):
        return get_language_info(self.code)["name_translated"]

    @property
    def own_name(self):
        """Return what those who speak the language call it."""
        return capfirst(get_language_info(self.code)["name_local"])


@cache
def _performed():
    """Return the procedures that a `person` performs, whoever may see them: pages of the room above."""
    pages = PerformedProcedure._meta.get_field("procedure").related_model.objects.for_mentions()
    performed = pages.filter(performers__page=Given("person", models.IntegerField()))
    return Prepared(performed.order_by("performers__sort_order", "performers__pk"))


@lru_cache(maxsize=8)
def _newest_written(_private_paths):
    """Return what a `person` wrote of articles that the public may see, the newest first, one more than a bio shows."""
    rows = PhysicianPage._meta.get_field("authorships").related_model.objects
    written = rows.filter(physician=Given("person", models.IntegerField()))
    public = last_linked(written, "page", now=NOW)
    newest = written.filter(page__in=public).select_related("page").defer("page__body")
    return Prepared(newest.order_by("-page__published_on", "-page__pk")[: PhysicianPage.max_articles + 1])


class PerformedProcedure(Orderable):
    """Who performs what: edited on the physician's page, found by the procedure's."""

    page = ParentalKey(PhysicianPage, on_delete=models.CASCADE, related_name="performed_procedures")
    procedure = models.ForeignKey(
        "procedures.ProcedurePage",
        verbose_name=gettext_lazy("procedure"),
        on_delete=models.PROTECT,
        related_name="performers",
        help_text=gettext_lazy("The page of a procedure that this person performs here."),
    )

    panels = [PageChooserPanel("procedure")]

    def __str__(self):
        return self.procedure.title


class BoardCertification(Orderable):
    page = ParentalKey(PhysicianPage, on_delete=models.CASCADE, related_name="certifications")
    board = models.CharField(
        gettext_lazy("board and field"),
        max_length=200,
        help_text=gettext_lazy("The full name of the board, then the field of medicine."),
    )
    year = models.PositiveSmallIntegerField(
        gettext_lazy("year"), help_text=gettext_lazy("When it was granted.")
    )

    panels = [FieldRowPanel([FieldPanel("board"), FieldPanel("year")])]

    def __str__(self):
        return f"{self.board}, {self.year}"


class Training(Orderable):
    class Kind(models.TextChoices):
        DEGREE = "degree", gettext_lazy("Degree")
        RESIDENCY = "residency", gettext_lazy("Residency")
        FELLOWSHIP = "fellowship", gettext_lazy("Fellowship")

    page = ParentalKey(PhysicianPage, on_delete=models.CASCADE, related_name="trainings")
    kind = models.CharField(
        gettext_lazy("kind"),
        max_length=20,
        choices=Kind,
        help_text=gettext_lazy("Shown before the institution."),
    )
    institution = models.CharField(
        gettext_lazy("institution"),
        max_length=200,
        help_text=gettext_lazy("The full name of the school or hospital."),
    )
    year = models.PositiveSmallIntegerField(
        gettext_lazy("year completed"),
        null=True,
        blank=True,
        help_text=gettext_lazy("Leave empty if it is not known."),
    )

    panels = [FieldRowPanel([FieldPanel("kind"), FieldPanel("institution"), FieldPanel("year")])]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.institution}"


class Disclosure(Orderable):
    """A payment from, or another tie to, a company (terms of the US Open Payments program)."""

    class Kind(models.TextChoices):
        CONSULTING = "consulting", gettext_lazy("Consulting fee")
        SPEAKING = "speaking", gettext_lazy("Speaking fee")
        RESEARCH = "research", gettext_lazy("Research payment")
        TRAVEL = "travel", gettext_lazy("Travel or food")
        OWNERSHIP = "ownership", gettext_lazy("Ownership or investment")
        ROYALTY = "royalty", gettext_lazy("Royalty or license")

    page = ParentalKey(PhysicianPage, on_delete=models.CASCADE, related_name="disclosures")
    company = models.CharField(
        gettext_lazy("company"), max_length=200, help_text=gettext_lazy("The full name of the company.")
    )
    kind = models.CharField(
        gettext_lazy("kind"),
        max_length=20,
        choices=Kind,
        help_text=gettext_lazy("What the payment was for, or what ties them."),
    )
    year = models.PositiveSmallIntegerField(
        gettext_lazy("year"), help_text=gettext_lazy("Each year has a row of its own.")
    )

    panels = [FieldRowPanel([FieldPanel("company"), FieldPanel("kind"), FieldPanel("year")])]

    def __str__(self):
        return f"{self.company}: {self.get_kind_display()}, {self.year}"
