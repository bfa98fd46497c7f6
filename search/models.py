"""What search knows besides the pages: their texts, short answers, and words that mean the same or were missed."""

from typing import Self

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Locale, TranslatableMixin

from core.facts import Fact, Row
from core.visibility import is_visible
from search.words import words_of

MAX_NAMES = 10
MAX_WORDS_IN_NAME = 6
MAX_PHRASES = 20


class AnswerQuerySet(models.QuerySet):
    def in_language(self, language_code: str) -> Self:
        """Return the answers in a language with the pages that they lead to, in one query."""
        return self.filter(locale__language_code=language_code).select_related("page")


class Answer(TranslatableMixin, models.Model):
    """A short answer to what people ask the search, shown above the pages found."""

    phrases = models.TextField(
        _("searches it answers"),
        help_text=_(
            "One word or phrase on each line, in the words of patients, such as “pay my bill”. The first one is the "
            "heading of the answer. A search gets the answer if it has all words of a line and few others. Plurals and "
            "words such as “do you” are handled automatically."
        ),
    )
    text = models.TextField(
        _("short answer"),
        max_length=300,
        help_text=_("One or two plain sentences. Public, above the results of the search."),
    )
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Where to read more. The link is left out while the page is not public."),
    )
    url = models.URLField(
        _("web address"),
        blank=True,
        help_text=_("Instead of a page, for example the patient portal. Public."),
    )
    link_text = models.CharField(
        _("words of the link"),
        max_length=60,
        blank=True,
        help_text=_("What the link says. Empty means the title of the page. Public."),
    )

    objects = AnswerQuerySet.as_manager()

    panels = [
        FieldPanel("phrases"),
        FieldPanel("text"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("page"), FieldPanel("url")]), FieldPanel("link_text")],
            heading=_("Where it leads"),
        ),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["phrases", "pk"]

    def __str__(self):
        return next((capfirst(line.strip()) for line in self.phrases.splitlines() if line.strip()), "")

    def clean(self):
        super().clean()
        errors = {}
        if not 1 <= len(self.phrase_list) <= MAX_PHRASES:
            message = _("Enter 1 to %(most)d different words or phrases, one on each line.")
            errors["phrases"] = message % {"most": MAX_PHRASES}
        if self.page_id and self.url:
            errors["url"] = _("Choose a page or enter an address, not both.")
        if self.url and not self.link_text:
            errors["link_text"] = _("Say where the address leads, for example “Open the patient portal”.")
        if errors:
            raise ValidationError(errors)

    @property
    def phrase_list(self):
        """Return the words and phrases in lower case, without signs and repeats."""
        lines = (" ".join(words_of(line)) for line in self.phrases.splitlines())
        return [phrase for phrase in dict.fromkeys(lines) if phrase]

    def as_fact(self, share: float) -> Fact:
        """Return what the public sees of it; `share` is how much of the question it answers."""
        page = self.page if self.page and is_visible(self.page) else None
        url = page.url if page else self.url
        link = self.link_text or (page.title if page else "")
        return Fact(str(self), share, [Row(self.text)], url, link)


class SynonymSet(TranslatableMixin, models.Model):
    """Words that mean the same: who searches for one finds pages with the others."""

    names = models.TextField(
        _("words that mean the same"),
        help_text=_(
            "One word or phrase on each line, also in the words of patients, such as “slipped disc” and "
            "“herniated disc”. Searching for one also finds the others. Plurals are found automatically."
        ),
    )

    panels = [FieldPanel("names")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("search words")
        verbose_name_plural = _("search words")
        ordering = ["names", "pk"]

    def __str__(self):
        return " = ".join(line.strip() for line in self.names.splitlines() if line.strip())

    def clean(self):
        super().clean()
        names = self.name_list
        if not 2 <= len(names) <= MAX_NAMES:
            message = _("Enter 2 to %(most)d different words or phrases, one on each line.")
            raise ValidationError({"names": message % {"most": MAX_NAMES}})
        for name in names:
            if len(name.split()) > MAX_WORDS_IN_NAME:
                message = _("“%(name)s” is too long. A phrase has at most %(most)d words.")
                raise ValidationError({"names": message % {"name": name, "most": MAX_WORDS_IN_NAME}})

    @property
    def name_list(self):
        """Return the words and phrases as search compares them: in lower case, without signs and repeats."""
        lines = (" ".join(words_of(line)) for line in self.names.splitlines())
        return [name for name in dict.fromkeys(lines) if name]


class Word(models.Model):
    """A word that stands on pages. Who may see it is asked when it is offered, never kept here."""

    wagtail_reference_index_ignore = True

    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    text = models.CharField(_("text"), max_length=40)
    pages = models.ManyToManyField("wagtailcore.Page", related_name="search_words", verbose_name=_("pages"))

    class Meta:
        default_permissions = ()
        verbose_name = _("word")
        verbose_name_plural = _("words")
        constraints = [models.UniqueConstraint(fields=["locale", "text"], name="unique_word")]

    def __str__(self):
        return self.text


class PageText(models.Model):
    """What search shows of a page: its texts as `searchable_texts` returns them, and what stands for them."""

    wagtail_reference_index_ignore = True

    page = models.OneToOneField(
        "wagtailcore.Page",
        verbose_name=_("page"),
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="search_text",
    )
    texts = models.JSONField(_("texts"), default=list, encoder=DjangoJSONEncoder)
    summary = models.TextField(_("summary"), blank=True)

    class Meta:
        default_permissions = ()
        verbose_name = _("text of a page")
        verbose_name_plural = _("texts of pages")

    def __str__(self):
        return str(self.page_id)


class MissedWord(models.Model):
    """How often on one day a word was in a search that found nothing. Only words of the lists that ship are kept."""

    wagtail_reference_index_ignore = True

    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    day = models.DateField(_("day"))
    text = models.CharField(_("word"), max_length=40)
    times = models.PositiveIntegerField(_("times"), default=0)

    class Meta:
        default_permissions = ()
        verbose_name = _("missed word")
        verbose_name_plural = _("missed words")
        constraints = [models.UniqueConstraint(fields=["day", "locale", "text"], name="unique_missed_word")]

    def __str__(self):
        return self.text
