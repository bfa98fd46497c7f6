"""Bars as SVG: readable by itself, in light and in dark, and for those who hear it read."""

from collections.abc import Sequence
from html import escape
from math import log10

WIDTH, LABELS, VALUES, BAR, GAP = 760, 170, 190, 14, 10
TOP = 34
# One color for each series, in light and in dark; each bar also bears the name of its series.
COLORS = (("#6b6b6b", "#a3a3a3"), ("#1a7a50", "#4fc08d"), ("#1c5fb0", "#7ab4f5"))
STYLE = """text { font: 12px system-ui, sans-serif; fill: #1b1b1b }
.head { font-weight: bold }
.ground { fill: #fff }
%s
@media (prefers-color-scheme: dark) {
text { fill: #eee }
.ground { fill: #16181c }
%s
}"""


def short(value: float | None) -> str:
    """Return a figure with about three digits, "" for none."""
    if not value:
        return ""
    return f"{value:.2f}" if value < 10 else f"{value:.1f}" if value < 100 else f"{value:,.0f}"


def bars(title: str, unit: str, series: Sequence[str], rows: dict[str, Sequence[float | None]]) -> str:
    """Return an SVG with a group of bars for each row, a bar for each series that has a value, on a logarithmic scale.

    `rows` are the values by label, in the order of `series`, of which there are at most three.
    """
    shown = [value for values in rows.values() for value in values if value]
    least, most = log10(min(shown)) - 0.2, log10(max(shown))
    parts, y = [], TOP
    for label, values in rows.items():
        parts.append(f'<text x="{LABELS - 8}" y="{y + BAR - 3}" text-anchor="end">{escape(label)}</text>')
        for number, (name, value) in enumerate(zip(series, values, strict=True)):
            if not value:
                continue
            width = (log10(value) - least) / max(most - least, 0.1) * (WIDTH - LABELS - VALUES)
            words = escape(f"{short(value)} {unit}, {name}")
            parts.append(
                f'<rect class="s{number}" x="{LABELS}" y="{y}" width="{width:.1f}" height="{BAR - 2}"/>'
                f'<text x="{LABELS + width + 6:.1f}" y="{y + BAR - 3}">{words}</text>'
            )
            y += BAR
        y += GAP
    light, dark = (
        "\n".join(f".s{number} {{ fill: {colors[tone]} }}" for number, colors in enumerate(COLORS))
        for tone in (0, 1)
    )
    told = "; ".join(
        f"{label}: "
        + ", ".join(f"{short(value)} {name}" for name, value in zip(series, values, strict=True) if value)
        for label, values in rows.items()
    )
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y}" role="img" '
            'aria-labelledby="title told">',
            f'<title id="title">{escape(title)}</title>',
            f'<desc id="told">In {escape(f"{unit}. {told}")}.</desc>',
            f"<style>{STYLE % (light, dark)}</style>",
            f'<rect class="ground" width="{WIDTH}" height="{y}"/>',
            f'<text class="head" x="{LABELS}" y="20">{escape(title)} (logarithmic scale)</text>',
            *parts,
            "</svg>",
            "",
        ]
    )
