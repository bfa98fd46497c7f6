"""Photographs as they are stored: upright, in the web's colors, without what a camera or a person wrote in."""

import struct
import zlib
from io import BytesIO
from os.path import splitext

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError
from pillow_heif import register_heif_opener

# Pixels of a picture that is taken in: more than the main camera of a phone has. Each takes 4 bytes of memory or more.
MAX_MEGAPIXELS = 50
MAX_PIXELS = MAX_MEGAPIXELS * 1_000_000
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
# How the name of a stored file of each format may end; the first is given to those that end otherwise.
_ENDINGS = {
    "JPEG": (".jpg", ".jpeg"),
    "WEBP": (".webp",),
    "AVIF": (".avif",),
    "PNG": (".png",),
    "GIF": (".gif",),
}
# What browsers do not show, and phones put two pictures into one JPEG: {format of the file: format it is stored in}.
_CONVERTED = {"HEIF": "JPEG", "MPO": "JPEG"}
FORMATS_IN_WORDS = "JPEG, PNG, HEIC, WebP, AVIF, GIF"
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
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)


# Only the picture itself: not its thumbnails, its depth, and what else a phone adds.
register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)


def plain_picture(file, max_side=MAX_SIDE):
    """Return an open picture as it is to be stored, as a `ContentFile` with its `picture_format`.

    It is upright, has the colors of sRGB, 8 bits per channel, one frame, at most `max_side` pixels on a side, and
    nothing beside its pixels: no position, camera, comment, thumbnail or color profile. It keeps its format where
    browsers show it, and has a name that ends as the format does. Raises `ValidationError` when it is broken, no
    picture, or has more than `MAX_PIXELS`.
    """
    file.seek(0)
    try:
        with Image.open(file, formats=[*_QUALITY, *_CONVERTED]) as image:
            if image.width * image.height > MAX_PIXELS:
                raise too_many_pixels()
            kind = _CONVERTED.get(image.format, image.format)
            image.load()
            plain = ContentFile(_encoded(_plain(image, max_side), kind))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise too_many_pixels() from error
    except UnidentifiedImageError as error:
        raise ValidationError(not_a_picture_in_words(), code="invalid_image") from error
    except PICTURE_ERRORS as error:
        raise ValidationError(
            _("This picture is damaged or incomplete. Please save it again and upload the new file."),
            code="broken_image",
        ) from error
    plain.is_plain, plain.picture_format = True, kind
    plain.name = file.name and name_for(file.name, kind)
    return plain


def make_plain(upload, max_side=MAX_SIDE):
    """Rewrite an uploaded file in place as `plain_picture` returns it: nothing is left of what was sent."""
    plain = plain_picture(upload, max_side)
    content = plain.read()
    upload.seek(0)
    upload.truncate()
    upload.write(content)
    upload.flush()
    upload.seek(0)
    upload.name, upload.size = plain.name, len(content)
    upload.content_type = Image.MIME[plain.picture_format]  # a storage elsewhere is told it
    upload.is_plain = True


def name_for(name, kind):
    """Return the name of a file with an ending that fits its format: browsers and Wagtail go by it."""
    stem, ending = splitext(name)
    return name if ending.lower() in _ENDINGS[kind] else stem + _ENDINGS[kind][0]


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
    return ValidationError(message % {"limit": MAX_MEGAPIXELS, "side": MAX_SIDE}, code="file_too_many_pixels")


def not_a_picture_in_words():
    """Return what is said of a file that is no picture, or one of a format that is not taken."""
    message = _(
        "This is not a picture that the site can use, or it is damaged. Please save it as JPEG or PNG and upload the "
        "new file. Possible are: %(formats)s."
    )
    return message % {"formats": FORMATS_IN_WORDS}


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
    if kind == "JPEG" and image.mode == "RGBA":
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")
    image.save(output, kind, **_QUALITY[kind])
    return output.getvalue()
