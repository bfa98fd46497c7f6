"""What a practice has chosen of its look, and where the files lie that are made of it.

All of it comes from one row of settings, which each request has read already. Each file has one address as long as
nothing changes, so that browsers may keep it.
"""

import json
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from hashlib import sha256

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse

from core.branding.tones import USUAL_HUE, admin_css, colors_of, tones_css
from core.drawings.registry import DRAWINGS

# Shown when somebody shares a page that has no picture of its own.
SOCIAL_DRAWING = "hero-park"
# What the site has of its own, where the practice has chosen nothing.
USUAL_FILES = {
    "favicon.ico": "img/favicon.ico",
    "favicon.svg": "img/favicon.svg",
    "apple-touch-icon.png": "img/apple-touch-icon.png",
} | {f"drawings/{slug}.png": drawing.social_image for slug, drawing in DRAWINGS.items()}


@dataclass(frozen=True)
class Look:
    """The choices in plain values, as error pages read them from a file. `digest` is "" where nothing was chosen."""

    digest: str = ""
    hue: int = USUAL_HUE
    logo_width: int = 0
    logo_height: int = 0
    has_dark_logo: bool = False
    logo_has_name: bool = False
    has_icon: bool = False
    has_social_picture: bool = False

    @property
    def is_turned(self) -> bool:
        """Return whether the colors differ from the usual ones."""
        return self.hue != USUAL_HUE

    @cached_property
    def made_files(self) -> frozenset[str]:
        """Return the names of the files that are made for this practice."""
        names = {"site.webmanifest"} if self.digest else set()
        if self.is_turned:
            names |= {"tones.css", "admin.css", *USUAL_FILES}
        if self.has_icon:
            names |= {*USUAL_FILES, "icon-192.png", "icon-512.png"}
            names.discard("favicon.svg")
        if self.logo_width:
            names.add("logo.webp")
        if self.has_dark_logo:
            names.add("logo-dark.webp")
        if self.has_social_picture:
            names.add("sharing.jpg")
        return frozenset(names)

    def address(self, name: str) -> str:
        """Return where a file lies: the one made for this practice, else the site's own; "" where there is none."""
        if name in self.made_files:
            return reverse("look", args=[self.digest, name])
        if name == "favicon.svg" and self.has_icon:
            return ""
        return static(USUAL_FILES[name]) if name in USUAL_FILES else ""

    @property
    def tones(self) -> str:
        """Return the address of the stylesheet with the practice's colors."""
        return self.address("tones.css")

    @property
    def admin_tones(self) -> str:
        """Return the address of the stylesheet that colors the admin."""
        return self.address("admin.css")

    @property
    def favicon(self) -> str:
        """Return the address of the icon in the format that every browser knows."""
        return self.address("favicon.ico")

    @property
    def drawn_icon(self) -> str:
        """Return the address of the site's own icon as SVG, "" where the practice has one."""
        return self.address("favicon.svg")

    @property
    def own_icon(self) -> str:
        """Return the address of the practice's icon, or ""."""
        return self.address("icon-192.png")

    @property
    def touch_icon(self) -> str:
        """Return the address of the icon for the start screen of a phone."""
        return self.address("apple-touch-icon.png")

    @property
    def manifest(self) -> str:
        """Return the address of what phones read of the site's name, icon and color, or ""."""
        return self.address("site.webmanifest")

    @property
    def logo(self) -> str:
        """Return the address of the logo, or ""."""
        return self.address("logo.webp")

    @property
    def dark_logo(self) -> str:
        """Return the address of the logo for dark backgrounds, or ""."""
        return self.address("logo-dark.webp")

    @property
    def social_picture(self) -> str:
        """Return the address of what is shown of a shared page that has no picture of its own."""
        return self.address("sharing.jpg") or self.drawing(SOCIAL_DRAWING)

    @property
    def dark_surface(self) -> str:
        """Return the color around the page in a dark browser."""
        return colors_of(self.hue)[1]["surface"]

    def drawing(self, slug: str) -> str:
        """Return the address of a drawing as a picture that every program can show."""
        return self.address(f"drawings/{slug}.png")


def look_of(practice) -> Look:
    """Return the look that the practice settings ask for."""
    logo = practice.logo
    look = Look(
        hue=practice.hue,
        logo_width=logo.width if logo else 0,
        logo_height=logo.height if logo else 0,
        has_dark_logo=bool(logo and practice.logo_for_dark),
        logo_has_name=bool(logo and practice.logo_has_name),
        has_icon=bool(practice.icon),
        has_social_picture=bool(practice.social_picture),
    )
    if look == Look():
        return look
    return replace(look, digest=_digest(practice, look))


def _digest(practice, look):
    """Return what stands for everything that the files are made of: the choices, the pictures, and this version."""
    made_of = [
        settings.VERSION,
        practice.name,
        asdict(look),
        *((tones_css(look.hue), admin_css(look.hue)) if look.is_turned else ()),
        *map(_identity, (practice.logo, practice.logo_for_dark, practice.icon, practice.social_picture)),
    ]
    return sha256(json.dumps(made_of).encode()).hexdigest()[:12]


def _identity(picture):
    return picture and [picture.pk, picture.file.name, picture.file_size, picture.file_hash, *_focus(picture)]


def _focus(picture):
    return [
        picture.focal_point_x,
        picture.focal_point_y,
        picture.focal_point_width,
        picture.focal_point_height,
    ]
