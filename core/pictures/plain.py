"""Photographs as they are stored: upright, in the web's colors, without what a camera or a person wrote in."""

import struct
import zlib
from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps

# Pixels of a picture that is taken in: more than the main camera of a phone has. Each takes 4 bytes of memory or more.
MAX_PIXELS = 50_000_000
# The longest side of a stored picture in pixels: three times the widest that is shown.
MAX_SIDE = 4000
# Of what is kept as the original; visitors get smaller copies.
_QUALITY = {
    "JPEG": {"quality": 95},
    "WEBP": {"quality": 95},
    "AVIF": {"quality": 90, "speed": 8},
    "PNG": {},
    "GIF": {},
}
_PRIVATE = {"comment", "exif", "icc_profile", "xmp"}
_SIXTEEN_BITS = ("I", "I;16", "I;16B", "I;16L", "I;16N")

# What Pillow raises for a file that is not what it says: it reads hostile bytes and does not promise one kind.
PICTURE_ERRORS = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    OSError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)


def plain_picture(file, max_side=MAX_SIDE):
    """Return an open picture as it is to be stored, as a `ContentFile` with the same name, in the same format.

    It is upright, has the colors of sRGB, 8 bits per channel, one frame, at most `max_side` pixels on a side, and
    nothing beside its pixels: no position, camera, comment, thumbnail or color profile. Raises `ValidationError`
    when it is broken or has more than `MAX_PIXELS`.
    """
    file.seek(0)
    try:
        with Image.open(file, formats=[*_QUALITY, "MPO"]) as image:
            if image.width * image.height > MAX_PIXELS:
                raise too_many_pixels()
            kind = "JPEG" if image.format == "MPO" else image.format  # phones put two pictures into one JPEG
            image.load()
            plain = ContentFile(_encoded(_plain(image, max_side), kind), name=file.name)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise too_many_pixels() from error
    except PICTURE_ERRORS as error:
        raise ValidationError(
            _("This picture is damaged or incomplete. Please save it again and upload the new file."),
            code="broken_image",
        ) from error
    plain.is_plain = True
    return plain


def make_plain(upload, max_side=MAX_SIDE):
    """Rewrite an uploaded file in place as `plain_picture` returns it: nothing is left of what was sent."""
    content = plain_picture(upload, max_side).read()
    upload.seek(0)
    upload.truncate()
    upload.write(content)
    upload.flush()
    upload.seek(0)
    upload.size = len(content)
    upload.is_plain = True


def has_more_than_pixels(file):
    """Return whether an open picture carries anything of a camera or a person; one that cannot be read does."""
    file.seek(0)
    try:
        with Image.open(file) as image:
            return bool(_PRIVATE & set(image.info) or image.getexif() or getattr(image, "text", None))
    except PICTURE_ERRORS:
        return True


def too_many_pixels():
    """Return the error about a picture with more pixels than a page needs and a server bears."""
    message = _(
        "This picture has too many pixels: the limit is %(limit)d megapixels. Please save it smaller, for example "
        "%(side)d pixels wide, and upload the new file."
    )
    return ValidationError(
        message % {"limit": MAX_PIXELS // 1_000_000, "side": MAX_SIDE}, code="file_too_many_pixels"
    )


def _plain(image, max_side):
    """Return the pixels of an open picture as they are stored, in the mode RGB or RGBA."""
    if image.mode in ("1", "P"):
        image = image.convert(
            "RGBA" if image.has_transparency_data else "RGB"
        )  # their colors cannot be mixed
    image.thumbnail((max_side, max_side))
    plain = _in_srgb(_upright(image))
    plain.info = {}
    return plain


def _upright(image):
    try:
        return ImageOps.exif_transpose(image)
    except PICTURE_ERRORS:
        return image  # what is said about the camera cannot be read


def _in_srgb(image):
    if image.mode in _SIXTEEN_BITS:
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    mode = "RGBA" if image.has_transparency_data else "RGB"
    if image.mode not in ("CMYK", "L", "RGB", "RGBA"):
        image = image.convert(mode)
    if profile := image.info.get("icc_profile"):
        try:
            return ImageCms.profileToProfile(
                image,
                ImageCms.ImageCmsProfile(BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode=mode,
            )
        except (ImageCms.PyCMSError, *PICTURE_ERRORS):
            pass  # a broken profile, or one of other channels: as browsers do, show the picture without it
    return image.convert(mode)


def _encoded(image, kind):
    output = BytesIO()
    image.save(output, kind, **_QUALITY[kind])
    return output.getvalue()
