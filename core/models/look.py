from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from core.branding.hue_slider import HueSlider
from core.branding.look import Look, look_of
from core.branding.tones import USUAL_HUE


def _picture(name, help_text):
    """Return a field for a picture of the library, which it is no reason to keep there."""
    return models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=name,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=help_text,
    )


class LookFields(models.Model):
    """What of a site's look is the practice's own: its logo, its icon, one hue, and the picture for sharing."""

    logo = _picture(
        _("logo"),
        _(
            "Shown at the top of every page. Best is a PNG with a clear background, at least 100 pixels high. JPEG, "
            "WebP, AVIF, HEIC and GIF work too. An SVG file is not taken, because it can hold a program: save it as "
            "PNG. Public."
        ),
    )
    logo_for_dark = _picture(
        _("logo for dark backgrounds"),
        _(
            "The same logo in light colors, for visitors whose device is set to dark. Without one, your logo stands "
            "on a white plate there. Public."
        ),
    )
    logo_has_name = models.BooleanField(
        _("the logo shows the name of the practice"),
        default=False,
        help_text=_(
            "Then the name is not written next to it. Screen readers and search engines still get the name."
        ),
    )
    icon = _picture(
        _("icon"),
        _(
            "The small sign in the browser’s tab and on the start screen of a phone. A square picture, at least 180 "
            "pixels wide, better 512. We make all sizes from it. Public."
        ),
    )
    hue = models.PositiveSmallIntegerField(
        _("color"),
        default=USUAL_HUE,
        blank=True,
        validators=[MaxValueValidator(359)],
        help_text=_(
            "One color for links, buttons, tints and drawings. We make its light and dark tones so that all words "
            "stay easy to read. Warnings keep their own colors, so a red may look like one. Public."
        ),
    )
    social_picture = _picture(
        _("picture for sharing"),
        _(
            "Shown when somebody shares a page that has no picture of its own. 1200 by 630 pixels are best. Without "
            "one, it is a drawing in your color. Public."
        ),
    )

    look_panels = [
        MultiFieldPanel(
            [FieldPanel("logo"), FieldPanel("logo_for_dark"), FieldPanel("logo_has_name")], heading=_("Logo")
        ),
        FieldPanel("hue", widget=HueSlider),
        FieldPanel("icon"),
        FieldPanel("social_picture"),
    ]

    class Meta:
        abstract = True

    @cached_property
    def look(self) -> Look:
        """Return the look as it was chosen."""
        return look_of(self)
