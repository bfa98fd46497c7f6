"""Pictures that stand in for photographs in the demo: textures, drawn by rule, with nobody in them.

Each is the same, pixel for pixel, for the same seed.
"""

import io
import math
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

SIZE = WIDTH, HEIGHT = 2000, 1333
PAPER, SAND, CLAY, TEAL, INK = "#FBF8F3", "#EBDDC6", "#B9522B", "#2C7C93", "#25424B"


@dataclass(frozen=True)
class FocalPoint:
    """The part of a picture that every crop should keep: its center and size in pixels."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Photograph:
    """One picture: what to call it, what it shows, where to look, and how it is made."""

    title: Promise
    alt_text: Promise
    focal_point: FocalPoint
    draw: Callable[[Random], Image.Image]
    seed: int

    def jpeg(self):
        """Return the picture as JPEG bytes, 2000 by 1333 pixels."""
        file = io.BytesIO()
        self.draw(Random(self.seed)).save(file, "JPEG", quality=86)
        return file.getvalue()


def woven_cloth(random):
    """Draw a cloth in plain weave, with a band of teal and a thread of clay in it."""
    thread = 20
    ramp = Image.linear_gradient("L").resize((thread, thread))
    along = ramp.point(lambda v: int(255 * math.sin(math.pi * v / 255)))
    across = along.transpose(Image.Transpose.ROTATE_90)
    weft_shade = ImageChops.multiply(
        along.point(lambda v: 130 + v * 125 // 255), across.point(lambda v: 190 + v * 65 // 255)
    )
    warp_shade = weft_shade.transpose(Image.Transpose.ROTATE_90)
    columns, rows = WIDTH // thread + 1, HEIGHT // thread + 1
    warp = [_varied(random, SAND if not 62 <= x < 76 else TEAL) for x in range(columns)]
    weft = [_varied(random, PAPER if y not in (44, 45, 47) else CLAY) for y in range(rows)]
    cloth = Image.new("RGB", (columns * thread, rows * thread))
    for y in range(rows):
        for x in range(columns):
            over = (x + y) % 2
            shade, color = (warp_shade, warp[x]) if over else (weft_shade, weft[y])
            tile = ImageOps.colorize(shade, _darker(color), color)
            cloth.paste(tile, (x * thread, y * thread))
    folds = _noise(random, 5, 4).point(lambda v: 222 + v * 33 // 255)
    return _grain(random, ImageChops.multiply(cloth.crop((0, 0, *SIZE)), folds.convert("RGB")))


def light_through_blinds(random):
    """Draw a plain wall in the afternoon: bars of light from a blind and the shadow of a plant."""
    small = WIDTH // 2, HEIGHT // 2
    light = Image.new("L", small, 0)
    brush = ImageDraw.Draw(light)
    for bar in range(9):
        y = 90 + bar * 58
        brush.polygon([(330, y), (860, y - 70), (860, y - 34), (330, y + 34)], fill=235)
    shadow = Image.new("L", small, 255)
    brush = ImageDraw.Draw(shadow)
    for leaf in range(8):
        angle = math.radians(-152 + leaf * 17)
        _leaf(brush, (720, 700), angle, random.randint(330, 520), random.randint(26, 38))
    shadow = shadow.filter(ImageFilter.GaussianBlur(7)).point(lambda v: 70 + v * 185 // 255)
    light = ImageChops.multiply(light.filter(ImageFilter.GaussianBlur(5)), shadow)
    light = light.resize(SIZE, Image.Resampling.BICUBIC)
    wall = ImageOps.colorize(_noise(random, 6, 4), "#C9A78B", "#D9BCA1")
    lit = ImageOps.colorize(_noise(random, 6, 4), "#FBE9D2", "#FFF4E4")
    return _grain(random, Image.composite(lit, wall, light))


def paper_fibers(random):
    """Draw a sheet of handmade paper, close up, with its fibres and a torn edge over a teal sheet."""
    sheet = ImageOps.colorize(_noise(random, 14, 10), "#EFE6D6", PAPER)
    brush = ImageDraw.Draw(sheet, "RGBA")
    fiber_colors = [(132, 55, 26, 46), (37, 66, 75, 40), (164, 138, 100, 70), (255, 255, 255, 150)]
    for _fiber in range(900):
        x, y, angle = random.uniform(0, WIDTH), random.uniform(0, HEIGHT), random.uniform(0, math.tau)
        bend, points = random.uniform(-0.18, 0.18), [(x, y)]
        for _step in range(random.randint(6, 16)):
            angle += bend
            points.append((points[-1][0] + 9 * math.cos(angle), points[-1][1] + 9 * math.sin(angle)))
        color = random.choice(fiber_colors)
        brush.line(points, fill=color, width=random.randint(1, 3), joint="curve")
    edge, y = [(0, HEIGHT)], 1010.0
    for x in range(0, WIDTH + 25, 25):
        y += random.uniform(-11, 11)
        edge.append((x, y + 60 * math.sin(x / 520)))
    edge.append((WIDTH, HEIGHT))
    torn = Image.new("L", SIZE, 0)
    ImageDraw.Draw(torn).polygon(edge, fill=255)
    below = ImageOps.colorize(_noise(random, 40, 26), "#236A7E", TEAL)
    cast = torn.filter(ImageFilter.GaussianBlur(16)).point(lambda v: v * 120 // 255)
    sheet = Image.composite(Image.new("RGB", SIZE, "#FFFDF9"), sheet, ImageChops.offset(torn, 0, -14))
    below = Image.composite(below, Image.new("RGB", SIZE, INK), cast.point(lambda v: min(255, v * 2 + 15)))
    return _grain(random, Image.composite(below, sheet, torn.filter(ImageFilter.GaussianBlur(1))))


def pebbles(random):
    """Draw a bed of smooth pebbles in sand, grey and teal, one of them the color of clay."""
    ground = ImageOps.colorize(_noise(random, 60, 40), "#6A6152", "#8A7F6B")
    colors = ["#D8CBB5", "#C7BCA9", "#EBDDC6", "#A9ADA8", "#8C979A", "#7E9CA3", "#B9A58A", "#E6E0D4"]
    placed = [(1240, 620, 120)]
    for attempt in range(4400):
        radius = random.randint(62, 98) if attempt < 400 else random.randint(22, 60)
        x, y = random.randint(-40, WIDTH + 40), random.randint(-40, HEIGHT + 40)
        if all(math.hypot(x - px, y - py) > (radius + other) * 0.76 for px, py, other in placed):
            placed.append((x, y, radius))
            _pebble(random, ground, (x, y), radius, random.choice(colors))
    _pebble(random, ground, placed[0][:2], placed[0][2], CLAY)
    return _grain(random, ground)


def _pebble(random, ground, center, radius, color):
    """Put one pebble on the ground, lit from the upper left."""
    size = radius * 4
    corner = center[0] - size // 2, center[1] - size // 2
    flatness = random.uniform(0.72, 0.95)
    outline = Image.new("L", (size, size), 0)
    ImageDraw.Draw(outline).ellipse(
        (size // 4, size / 2 - radius * flatness, size * 3 // 4, size / 2 + radius * flatness), fill=255
    )
    outline = outline.rotate(random.uniform(0, 180), Image.Resampling.BICUBIC).filter(
        ImageFilter.GaussianBlur(1)
    )
    shadow = outline.filter(ImageFilter.GaussianBlur(radius / 7))
    ground.paste("#3B352B", (corner[0] + radius // 8, corner[1] + radius // 7), shadow)
    # The middle of the light lies a sixth of the stone's box from its upper left corner.
    glow = Image.radial_gradient("L").resize((size * 3 // 2, size * 3 // 2))
    glow = glow.crop((size // 3, size // 3, size // 3 + size, size // 3 + size))
    ground.paste(
        ImageOps.colorize(glow, _lighter(color), _darker(color), mid=color, midpoint=70), corner, outline
    )


def _leaf(brush, foot, angle, length, width):
    """Draw one long leaf that starts at `foot`."""
    left, right = [], []
    for step in range(13):
        part = step / 12
        x = foot[0] + length * part * math.cos(angle + 0.25 * part)
        y = foot[1] + length * part * math.sin(angle + 0.25 * part)
        half = width * math.sin(math.pi * part) ** 0.8
        left.append((x - half * math.sin(angle), y + half * math.cos(angle)))
        right.append((x + half * math.sin(angle), y - half * math.cos(angle)))
    brush.polygon(left + right[::-1], fill=0)


def _noise(random, columns, rows):
    """Return soft clouds of grey over the whole picture, `columns` by `rows` of them."""
    clouds = Image.frombytes("L", (columns, rows), random.randbytes(columns * rows))
    return clouds.resize(SIZE, Image.Resampling.BICUBIC)


def _grain(random, picture):
    """Return the picture with the fine grain of a photograph."""
    grain = Image.frombytes("L", SIZE, random.randbytes(WIDTH * HEIGHT)).filter(ImageFilter.GaussianBlur(0.8))
    return ImageChops.overlay(picture, grain.point(lambda v: 112 + v // 8).convert("RGB"))


def _varied(random, color):
    """Return the color, a little lighter or darker each time."""
    factor = random.uniform(0.93, 1.04)
    return tuple(min(255, int(part * factor)) for part in _rgb(color))


def _darker(color):
    return tuple(part // 2 for part in _rgb(color))


def _lighter(color):
    return tuple((part + 255) // 2 for part in _rgb(color))


def _rgb(color):
    return Image.new("RGB", (1, 1), color).getpixel((0, 0))


PHOTOGRAPHS = {
    "woven-cloth": Photograph(
        _("Woven cloth"),
        _("Cloth in a plain weave, cream and sand, with a band of teal and a thread of orange."),
        FocalPoint(1370, 920, 500, 400),
        woven_cloth,
        seed=1,
    ),
    "light-through-blinds": Photograph(
        _("Light through a blind"),
        _("Bars of afternoon light on a warm wall, with the shadow of a plant in them."),
        FocalPoint(1200, 620, 900, 800),
        light_through_blinds,
        seed=2,
    ),
    "paper-fibres": Photograph(
        _("Handmade paper"),
        _("A sheet of cream paper with fine fibres and a torn edge over a teal sheet."),
        FocalPoint(1000, 900, 900, 600),
        paper_fibers,
        seed=3,
    ),
    "pebbles": Photograph(
        _("Pebbles"),
        _("A bed of smooth pebbles in sand and grey, one of them orange."),
        FocalPoint(1240, 620, 420, 420),
        pebbles,
        seed=4,
    ),
}
