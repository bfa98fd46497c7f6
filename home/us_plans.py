"""Well-known health plans and insurers of the US, so that a search for one that is not listed gets an answer.

One a row: the name to show, then other names that patients use. A name says nothing of whether a practice takes it.
"""

from functools import lru_cache

from search.words import all_words

US_PLANS = (
    ("Aetna", "CVS Health Aetna"),
    ("Ambetter",),
    ("AmeriHealth", "AmeriHealth Caritas"),
    ("Anthem", "Anthem Blue Cross", "Elevance", "Elevance Health", "Wellpoint"),
    ("AvMed",),
    ("Blue Cross Blue Shield", "BCBS", "Blue Cross", "Blue Shield", "Bluecross", "Blueshield"),
    ("CareFirst", "Care First"),
    ("CareSource",),
    ("Centene",),
    ("CHAMPVA",),
    ("CHIP", "Children’s Health Insurance Program"),
    ("Cigna", "Evernorth"),
    ("Clover Health",),
    ("COBRA",),
    ("ConnectiCare",),
    ("Devoted Health",),
    ("EmblemHealth", "Emblem"),
    ("Excellus",),
    ("Fallon Health",),
    ("Federal Employee Program", "FEP", "FEHB"),
    ("Fidelis Care", "Fidelis"),
    ("First Health",),
    ("Florida Blue",),
    ("Geisinger",),
    ("GEHA",),
    ("Harvard Pilgrim",),
    ("Health Net", "Healthnet"),
    ("HealthFirst",),
    ("HealthPartners",),
    ("Highmark",),
    ("Horizon Blue Cross",),
    ("Humana", "ChoiceCare"),
    ("Independence Blue Cross", "IBX"),
    ("Kaiser Permanente", "Kaiser"),
    ("L.A. Care",),
    ("Magellan",),
    ("Marketplace plan", "Obamacare", "Affordable Care Act", "ACA", "Healthcare.gov"),
    ("MassHealth",),
    ("Medi-Cal",),
    ("Medica",),
    ("Medicaid", "Managed Medicaid"),
    ("Medical Mutual",),
    ("Medicare", "Original Medicare", "Traditional Medicare", "Medicare Part A", "Medicare Part B", "Part B"),
    ("Medicare Advantage", "Medicare Part C", "Part C", "Advantage plan", "Humana Gold Plus", "Gold Plus"),
    ("Medicare drug plan", "Medicare Part D", "Part D"),
    ("Medigap", "Medicare supplement", "Supplement plan"),
    ("Meridian",),
    ("Meritain", "Meritain Health"),
    ("Moda Health",),
    ("Molina", "Molina Healthcare"),
    ("MultiPlan", "PHCS"),
    ("MVP Health Care", "MVP"),
    ("Optum",),
    ("Oscar", "Oscar Health"),
    ("Oxford Health", "Oxford"),
    ("Peach State",),
    ("Point32Health",),
    ("Premera",),
    ("Presbyterian Health Plan",),
    ("Priority Health",),
    ("Providence Health Plan",),
    ("Railroad Medicare",),
    ("Regence",),
    ("Scott and White Health Plan",),
    ("SelectHealth",),
    ("Sentara", "Optima Health"),
    ("SummaCare",),
    ("Sunshine Health",),
    ("Superior HealthPlan",),
    ("TRICARE", "Humana Military", "TriWest"),
    ("Trillium",),
    ("Tufts Health Plan", "Tufts"),
    ("UMR",),
    ("UnitedHealthcare", "United Healthcare", "United Health", "UHC", "AARP"),
    ("Univera",),
    ("UPMC Health Plan", "UPMC"),
    (
        "VA benefits",
        "VA",
        "Veterans",
        "Veterans Affairs",
        "Veterans Administration",
        "Community Care Network",
    ),
    ("VIVA Health",),
    ("WellCare",),
    ("Wellmark",),
    ("WellSense",),
    ("Workers’ compensation", "Workers compensation", "Workers comp", "Workmans comp"),
)

MEDICARE = next(names for names in US_PLANS if names[0] == "Medicare")
MEDICARE_ADVANTAGE = next(names for names in US_PLANS if names[0] == "Medicare Advantage")
_KINDS = ("hmo", "ppo", "pos", "epo")
_PUBLIC = {
    "CHAMPVA",
    "CHIP",
    "MassHealth",
    "Medi-Cal",
    "Medicaid",
    "TRICARE",
    "VA benefits",
    "Workers’ compensation",
}
# A question with such a name is about the plan only if it is about nothing else.
_ORDINARY = frozenset(
    """
    aca anthem chip clover cobra emblem fidelis first highmark horizon kaiser magellan meridian mvp optum oscar oxford
    premera providence regence trillium tufts va veterans
    """.split()
)


@lru_cache(maxsize=1024)
def spelled(name: str) -> str:
    """Return a name as search compares it, such as “humana choicecare” for “Humana/ChoiceCare”."""
    return " ".join(all_words(name))


def is_ordinary(name: str) -> bool:
    """Return whether a name also means something else, such as “CHIP”."""
    return name.lower() in _ORDINARY


def plans_in(words: list[str]) -> list[tuple[str, ...]]:
    """Return the rows of `US_PLANS` that are named in a text, given by its words.

    An insurer's or an HMO's Medicare is Medicare Advantage.
    """
    text = " ".join(words)
    named = [names for names in US_PLANS if any(_holds(text, name) for name in names)]
    if len(_with_medicare(named)) > 1:
        named = [names for names in named if names != MEDICARE]
    elif MEDICARE in named and _is_private(text, named):
        named[named.index(MEDICARE)] = MEDICARE_ADVANTAGE
    return named


def plans_asked(words: list[str]) -> list[tuple[str, ...]]:
    """Return the rows of `US_PLANS` that a question asks about, given by its words.

    Of names of which one holds the other the longer is meant, and of an insurer's Medicare no other plan of it.
    """
    text = " ".join(words)
    named = plans_in(words)
    longest = {
        names: max((spelled(name) for name in names if _holds(text, name)), key=len, default="")
        for names in named
    }
    named = [names for names in named if names == MEDICARE or not _is_private(text, [names])]
    return [
        names
        for names in named
        if not any(longest[names] != other and _holds(other, longest[names]) for other in longest.values())
    ]


def _holds(text, name):
    return f" {spelled(name)} " in f" {text} "


def _with_medicare(named):
    return [names for names in named if "Medicare" in names[0] or names[0] == "Medigap"]


def _is_private(text, named):
    """Return whether Medicare stands beside one of the insurers named, or beside a kind of private plan."""
    insurers = [names for names in named if names not in _with_medicare(named) and names[0] not in _PUBLIC]
    return any(_holds(text, f"{name} medicare") for names in insurers for name in names) or (
        MEDICARE in named and any(_holds(text, f"medicare {kind}") for kind in _KINDS)
    )
