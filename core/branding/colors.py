"""Colors in numbers: how light one is, how far two are apart, and the same color turned to another hue.

A hue is an angle on the circle of OKLCH (https://bottosson.github.io/posts/oklab/), on which steps of the same size
look the same to people. Colors are given and returned as #RRGGBB.
"""

from collections.abc import Sequence
from functools import cache
from math import atan2, cos, degrees, hypot, radians, sin

# More chroma than any color of a screen has, and how often an interval of it is halved to find the strongest.
_MOST_CHROMA, _HALVINGS = 0.4, 10
# What long, medium and short waves add to the luminance, and what chroma adds to each at the angles 0 and 90.
_WAVES = (
    (-0.0407745410, 0.3963377774, 0.2158037573),
    (1.1124921850, -0.1055613458, -0.0638541728),
    (-0.0717176440, -0.0894841775, -1.2914855480),
)


def hex_colors(palette: Sequence[int]) -> list[str]:
    """Return the colors of a palette, which lists red, green and blue of each in turn, as #RRGGBB."""
    return ["#{:02X}{:02X}{:02X}".format(*palette[start : start + 3]) for start in range(0, len(palette), 3)]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colors, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(color: str) -> float:
    """Return how light a color is, from 0 to 1 (WCAG 2.2, "relative luminance")."""
    return _luminance(_linear(color))


def hue_and_chroma(color: str) -> tuple[float, float]:
    """Return the hue of a color in degrees, and how strong it is, from 0 for a gray to some 0.3."""
    a, b = _oklab(_linear(color))[1:]
    return degrees(atan2(b, a)) % 360, hypot(a, b)


def distance(one: float, other: float) -> float:
    """Return how many degrees two hues lie apart, from 0 to 180."""
    return abs((one - other + 180) % 360 - 180)


def turned(color: str, hue: float) -> str:
    """Return a color with another hue that has the same luminance: with every other color it has the same contrast.

    It is about as strong among the colors of its new hue as it was among those of its own.
    """
    own_hue, chroma = hue_and_chroma(color)
    target, most = luminance(color), _most_chroma(luminance(color), hue % 360)
    share = chroma / max(_most_chroma(target, own_hue), chroma, 1e-6)
    # Half-way between the same strength and the same share of the strongest: dark reds are no browns, tints stay faint.
    return _nearest(_rgb_of_luminance(target, min((chroma * share * most) ** 0.5, most), hue), target)


@cache
def _most_chroma(target, hue):
    """Return the chroma of the strongest color that a screen can show of this luminance and hue."""
    low, high = 0.0, _MOST_CHROMA
    for _halving in range(_HALVINGS):
        middle = (low + high) / 2
        is_shown = all(-1e-6 <= channel <= 1 for channel in _rgb_of_luminance(target, middle, hue))
        low, high = (middle, high) if is_shown else (low, middle)
    return low


def _rgb_of_luminance(target, chroma, hue):
    """Return the linear channels of the color of this chroma and hue that has the luminance `target`."""
    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    waves = [(share, a * at_0 + b * at_90) for share, at_0, at_90 in _WAVES]
    # The luminance is a cubic of the lightness. Newton's steps from that of a gray get there soon.
    lightness = max(target, 1e-6) ** (1 / 3)
    for _step in range(5):
        error = sum(share * (lightness + added) ** 3 for share, added in waves) - target
        slope = 3 * sum(share * (lightness + added) ** 2 for share, added in waves)
        lightness -= error / slope if slope > 1e-9 else 0
    long, medium, short = ((lightness + added) ** 3 for _share, added in waves)
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _nearest(rgb, target):
    """Return the color of 8 bits next to linear channels. Green, which counts most, makes up for what rounding lost."""
    red, green, blue = (min(max(_encoded(channel), 0), 1) * 255 for channel in rgb)
    red, blue = round(red), round(blue)
    candidates = (f"#{red:02X}{min(max(round(green) + step, 0), 255):02X}{blue:02X}" for step in (0, -1, 1))
    return min(candidates, key=lambda color: abs(luminance(color) - target))


def _luminance(rgb):
    red, green, blue = rgb
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(color):
    channels = (int(color[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return tuple(
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels
    )


def _encoded(channel):
    return channel * 12.92 if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055


def _oklab(rgb):
    red, green, blue = rgb
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )
