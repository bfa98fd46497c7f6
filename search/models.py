"""The words search knows beside the pages themselves: those that mean the same, and those that stand on pages."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Locale, TranslatableMixin

from search.words import words_of

MAX_NAMES = 10
MAX_WORDS_IN_NAME = 6


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
