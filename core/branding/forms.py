"""The form of the practice settings: a picture that would not do for its place is refused in words, with what would."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image
from wagtail.admin.forms import WagtailAdminModelForm

from core.branding.colors import contrast, hex_colors
from core.branding.tones import usual_looks
from core.pictures.plain import PICTURE_ERRORS

# In pixels. Above is what a phone's icon and a sharp logo need, and the least that pages for sharing take.
LEAST_LOGO_HEIGHT, LEAST_ICON_SIDE, LEAST_SOCIAL = 48, 180, (600, 315)
# How many times as wide as high a logo may be: on a phone, a wider one could not be read.
WIDEST_LOGO = 8
# How many times as high as wide: in the header a higher one would be a sliver.
HIGHEST_LOGO = 3
# How much longer one side of an icon may be than the other: nobody sees what is cut off.
SQUARE = 1.05
# A logo is seen where so many of its pixels differ from the ground (WCAG 2.2: 1.4.11).
SEEN_CONTRAST, SEEN_SHARE = 3, 0.01
_LOOKED_AT = (160, 160)


class PracticeForm(WagtailAdminModelForm):
    """The settings. Only a picture that was just chosen is looked at: a telephone number never waits for a logo."""

    def clean_hue(self):
        hue = self.cleaned_data["hue"]
        return self.instance.hue if hue is None else hue

    def clean_logo(self):
        return self._checked("logo", _check_logo, 0)

    def clean_logo_for_dark(self):
        return self._checked("logo_for_dark", _check_logo, 1)

    def clean_icon(self):
        return self._checked("icon", _check_icon)

    def clean_social_picture(self):
        return self._checked("social_picture", _check_social_picture)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("logo_for_dark") and "logo" not in self.errors and not cleaned.get("logo"):
            self.add_error("logo", _("Choose this one too: it is shown on light backgrounds and on paper."))
        return cleaned

    def _checked(self, name, check, *arguments):
        picture = self.cleaned_data[name]
        if picture and name in self.changed_data:
            check(picture, *arguments)
        return picture


def _check_logo(picture, look):
    """Raise `ValidationError` for a logo that nobody could read; `look` is 0 for light backgrounds, 1 for dark ones."""
    if picture.height < LEAST_LOGO_HEIGHT:
        raise ValidationError(
            _(
                "This picture is too small to be sharp: it is %(height)d pixels high. Choose one with 100 or more."
            )
            % {"height": picture.height}
        )
    if picture.width > picture.height * WIDEST_LOGO:
        raise ValidationError(
            _(
                "This picture is too wide: on a phone nobody could read it. Choose one that is at most %(times)d times "
                "as wide as it is high, or cut off the empty edges."
            )
            % {"times": WIDEST_LOGO}
        )
    if picture.height > picture.width * HIGHEST_LOGO:
        raise ValidationError(
            _(
                "This picture is too high: in the header it would be a thin line. Choose one that is at most %(times)d "
                "times as high as it is wide, or cut off the empty edges."
            )
            % {"times": HIGHEST_LOGO}
        )
    if not _is_seen_on(picture, usual_looks()[look]["surface"]):
        raise ValidationError(
            _(
                "This logo is too dark to be seen on a dark background. Choose one in light colors, or leave this "
                "empty."
            )
            if look
            else _(
                "This logo is too light to be seen on a white background. Choose one in dark colors here. This one "
                "may do as the logo for dark backgrounds."
            )
        )


def _check_icon(picture):
    """Raise `ValidationError` for an icon that would be cut or blurred."""
    size = {"width": picture.width, "height": picture.height, "least": LEAST_ICON_SIDE}
    if max(picture.width, picture.height) > min(picture.width, picture.height) * SQUARE:
        raise ValidationError(
            _(
                "The icon must be square. This picture is %(width)d pixels wide and %(height)d high. Cut it to a "
                "square and upload it again."
            )
            % size
        )
    if picture.width < LEAST_ICON_SIDE:
        raise ValidationError(
            _(
                "This picture is too small for an icon: it is %(width)d by %(height)d pixels. Choose one with at least "
                "%(least)d by %(least)d, better 512 by 512."
            )
            % size
        )


def _check_social_picture(picture):
    """Raise `ValidationError` for a picture that pages for sharing would not show large."""
    width, height = LEAST_SOCIAL
    if picture.width < width or picture.height < height:
        raise ValidationError(
            _(
                "This picture is too small for sharing: it is %(width)d by %(height)d pixels. Choose one with at least "
                "%(least_width)d by %(least_height)d, better 1200 by 630."
            )
            % {
                "width": picture.width,
                "height": picture.height,
                "least_width": width,
                "least_height": height,
            }
        )


def _is_seen_on(picture, ground):
    """Return whether enough of a picture stands out from a ground, given as #RRGGBB."""
    try:
        with picture.file.open() as file, Image.open(file) as image:
            image.thumbnail(_LOOKED_AT)
            shown = image.convert("RGBA")
    except PICTURE_ERRORS as error:
        raise ValidationError(
            _("The file of this picture cannot be read. Please upload it again.")
        ) from error
    flat = Image.alpha_composite(Image.new("RGBA", shown.size, ground), shown).convert("RGB").quantize(64)
    colors = hex_colors(flat.getpalette("RGB"))
    seen = sum(
        count for count, number in flat.getcolors() if contrast(ground, colors[number]) >= SEEN_CONTRAST
    )
    return seen >= SEEN_SHARE * shown.width * shown.height
