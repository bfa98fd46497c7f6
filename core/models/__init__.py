"""The floor every room stands on, one module by noun."""

from core.models.media import CustomDocument, CustomImage, CustomRendition
from core.models.pages import (
    BaseIndexPage,
    BasePage,
    BasePageQuerySet,
    IntroductionFields,
    ListingFields,
    OneOfAKind,
    PictureFields,
    StoryFields,
    Subject,
    kind_of,
    page_tabs,
    page_types,
    related_panel,
)
from core.models.public_address import AddressTrial
from core.models.readiness import ReadinessLook
from core.models.settings import Closure, DeskHours, PracticeSettings, SocialLink, WorkedHoliday
from core.models.snippets import (
    EmergencyText,
    FooterText,
    InsurancePlan,
    Listed,
    NoticeBanner,
    SlugFromName,
    Source,
)

__all__ = [
    "AddressTrial",
    "BaseIndexPage",
    "BasePage",
    "BasePageQuerySet",
    "Closure",
    "CustomDocument",
    "CustomImage",
    "CustomRendition",
    "DeskHours",
    "EmergencyText",
    "FooterText",
    "InsurancePlan",
    "IntroductionFields",
    "Listed",
    "ListingFields",
    "NoticeBanner",
    "OneOfAKind",
    "PictureFields",
    "PracticeSettings",
    "ReadinessLook",
    "SlugFromName",
    "SocialLink",
    "Source",
    "StoryFields",
    "Subject",
    "kind_of",
    "page_tabs",
    "page_types",
    "related_panel",
    "WorkedHoliday",
]
