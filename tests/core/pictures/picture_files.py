"""Picture files as patients' phones, X-ray viewers and hostile people make them, built in memory."""

import struct
import zlib
from functools import cache
from io import BytesIO

from PIL import Image, ImageCms, ImageDraw, PngImagePlugin
from pillow_heif import register_heif_opener

register_heif_opener()

PLACE = {1: "N", 2: (38.0, 53.0, 52.0), 3: "W", 4: (77.0, 2.0, 11.0)}
TURNED = 6  # the camera was held on its side: the stored pixels lie
TELLTALES = (b"Secretive", b"Alice")


def encoded(image, kind, **options):
    """Return a Pillow image as bytes of a format."""
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def drawn(mode="RGB", size=(120, 90)):
    """Return a picture whose upper left quarter is dark and the rest light."""
    image = Image.new("RGB", size, "white")
    ImageDraw.Draw(image).rectangle((0, 0, size[0] // 2, size[1] // 2), fill=(40, 40, 40))
    return image.convert(mode)


def png(width, height, depth=8, color=0, rows=b"", *extra):
    """Return a PNG of which every byte is given: `rows` are scan lines with their filter bytes, `extra` chunks."""

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, 0)
    chunks = (chunk(b"IHDR", header), *(chunk(*each) for each in extra), chunk(b"IDAT", zlib.compress(rows)))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks) + chunk(b"IEND", b"")


def gray16(with_alpha=False):
    """Return a PNG with 16 bits per channel, from black on the left to white on the right."""
    pixel = (
        (lambda x: struct.pack(">HH", x * 656, 65535))
        if with_alpha
        else (lambda x: struct.pack(">H", x * 656))
    )
    row = b"\0" + b"".join(pixel(x) for x in range(100))
    return png(100, 80, 16, 4 if with_alpha else 0, row * 80)


def with_metadata(kind, orientation=TURNED):
    """Return a picture of `drawn` with position, camera, author and comment in every place the format has."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x0110] = "Secretive 9000"
    exif[0x013B] = "Alice"
    exif.get_ifd(0x8825).update(PLACE)
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><author>Alice</author></x:xmpmeta>'
    options = {
        "exif": exif.tobytes(),
        "icc_profile": ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
    }
    if kind == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_text("Author", "Alice")
        text.add_itxt("XML:com.adobe.xmp", xmp.decode())
        options["pnginfo"] = text
    else:
        options["xmp"] = xmp
    if kind == "JPEG":
        options["comment"] = b"Alice"
    return encoded(drawn(), kind, **options)


@cache
def sound_pictures():
    """Return {name: bytes} of everything odd that is a picture all the same."""
    rgb, gray = drawn(), drawn("L")
    frames = [drawn(), drawn().rotate(180)]
    palette = drawn("P")
    wide_profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    return {
        "gray16.png": gray16(),
        "gray16-alpha.png": gray16(with_alpha=True),
        "gray16-see-through.png": png(4, 4, 16, 0, (b"\0" + b"\x80\0" * 4) * 4, (b"tRNS", b"\x80\0")),
        "one-bit.png": encoded(drawn("1"), "PNG"),
        "gray-alpha.png": encoded(drawn("LA"), "PNG"),
        "alpha.png": encoded(drawn("RGBA"), "PNG"),
        "palette.png": encoded(palette, "PNG", transparency=0),
        "gray-see-through.png": encoded(gray, "PNG", transparency=255),
        "32-bit.png": encoded(gray.convert("I").convert("I;16"), "PNG"),
        "profile-of-other-channels.png": encoded(rgb, "PNG", icc_profile=wide_profile),
        "broken-profile.jpg": encoded(rgb, "JPEG", icc_profile=b"no profile at all"),
        "gray.jpg": encoded(gray, "JPEG"),
        "print.jpg": encoded(drawn("CMYK"), "JPEG"),
        "progressive.jpg": encoded(rgb, "JPEG", progressive=True),
        "broken-exif.jpg": encoded(rgb, "JPEG", exif=b"Exif\0\0MM\0*\xff\xff\xff\xff"),
        "impossible-turn.jpg": with_metadata("JPEG", orientation=99),
        "two-in-one.jpeg": encoded(rgb, "MPO", save_all=True, append_images=[gray.convert("RGB")]),
        "moving.gif": encoded(frames[0], "GIF", save_all=True, append_images=frames[1:]),
        "palette.gif": encoded(palette, "GIF", transparency=0),
        "moving.webp": encoded(frames[0], "WEBP", save_all=True, append_images=frames[1:]),
        "alpha.webp": encoded(drawn("RGBA"), "WEBP", lossless=True),
        "still.avif": encoded(rgb, "AVIF"),
        "moving.avif": encoded(frames[0], "AVIF", save_all=True, append_images=frames[1:]),
        "phone.heic": encoded(rgb, "HEIF"),
        "PHONE.HEIF": encoded(drawn("RGBA"), "HEIF"),
        "burst.hif": encoded(rgb, "HEIF", save_all=True, append_images=[gray.convert("RGB")]),
        "gray.heic": encoded(gray, "HEIF"),
        "mail.jfif": encoded(rgb, "JPEG"),
        "scan.jpe": encoded(rgb, "JPEG"),
        "really-png.jpg": encoded(rgb, "PNG"),
        "really-heic.jpg": encoded(rgb, "HEIF"),
        "really-webp.png": encoded(rgb, "WEBP"),
        "no ending": encoded(rgb, "JPEG"),
        "of.other.kind.tiff": encoded(rgb, "JPEG"),
        "rgb16.png": png(2, 2, 16, 2, (b"\0" + b"\x80\0" * 6) * 2),
        "one-pixel.png": encoded(Image.new("RGB", (1, 1)), "PNG"),
        "line.png": encoded(Image.new("RGB", (6000, 1)), "PNG"),
        "column.jpg": encoded(Image.new("RGB", (1, 6000)), "JPEG"),
    }


@cache
def faulty_pictures():
    """Return {name: bytes} of what is no picture, breaks off, or claims more pixels than anybody needs."""
    whole = {"png": "PNG", "jpg": "JPEG", "webp": "WEBP", "avif": "AVIF", "gif": "GIF", "heic": "HEIF"}
    photograph = Image.effect_noise((200, 150), 60).convert("RGB")
    cut = {
        f"{part}.{ending}": (data := encoded(photograph, kind))[: int(len(data) * part / 100)]
        for ending, kind in whole.items()
        for part in (1, 50, 95)
    }
    return (
        cut
        | bombs()
        | {
            "empty.png": b"",
            "words.jpg": b"This is not a picture.",
            "layers.png": encoded(photograph, "TIFF"),
            "scan.tiff": encoded(photograph, "TIFF"),
            "phone.heic": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 40,
            "phone.jpg": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 40,
            "text-bomb.png": png(
                4, 4, 8, 0, b"\0" * 20, (b"zTXt", b"a\0\0" + zlib.compress(b"x" * 70_000_000))
            ),
            "no-size.png": png(0, 0),
            "script.gif": b"GIF89a<script>alert(1)</script>",
        }
    )


@cache
def bombs():
    """Return {name: bytes} of small files that claim very many pixels."""
    row = b"\0" + b"\0" * 2000
    jpeg = bytearray(encoded(Image.new("L", (8, 8)), "JPEG"))
    size = jpeg.index(b"\xff\xc0") + 5
    jpeg[size : size + 4] = struct.pack(">HH", 65000, 65000)
    gif = bytearray(encoded(Image.new("P", (8, 8)), "GIF"))
    gif[6:10] = struct.pack("<HH", 60000, 60000)
    webp = bytearray(encoded(Image.new("RGB", (8, 8)), "WEBP"))
    size = webp.index(b"\x9d\x01\x2a") + 3
    webp[size : size + 4] = struct.pack("<HH", 16383, 16383)
    heic = bytearray(encoded(Image.new("RGB", (64, 64)), "HEIF"))
    size = heic.index(b"ispe") + 8
    heic[size : size + 8] = struct.pack(">II", 16000, 12000)
    return {
        "sixteen-thousand.png": png(16000, 12000, 1, 0, row * 12000),
        "just-too-many.png": png(10000, 5001, 1, 0, (b"\0" + b"\0" * 1250) * 5001),
        "claims-60000.png": png(60000, 60000),
        "claims-65000.jpg": bytes(jpeg),
        "claims-60000.gif": bytes(gif),
        "claims-16383.webp": bytes(webp),
        "claims-16000.heic": bytes(heic),
    }
