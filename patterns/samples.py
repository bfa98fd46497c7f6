"""What each component and each block is shown with on the pattern page: its states, as data.

The pattern page, `make accessibility` and `make screenshots` share this list; a component or a block that is missing
here fails a test. The people and the practice are made up.
"""

from datetime import date, time
from decimal import Decimal
from types import SimpleNamespace as Some

from django.http import QueryDict
from django.templatetags.static import static
from django.utils.html import format_html

from articles.models import ArticlePage
from consultations.public.forms import ConsultationForm
from core.blocks import FAQItemBlock, StageBlock
from core.calendar.hours import SpecialDays
from core.citations.tags import link_back
from core.facts import Fact, Row
from core.models import CustomImage, Source
from core.templatetags.dots import dots
from locations.models import LocationPage, VisitingHours
from physicians.models import Disclosure, PhysicianPage, SpokenLanguage, Training
from procedures.blocks import BeforeBlock, KeyFactBlock, OutcomeBlock
from procedures.models import ProcedurePage, WarningSign
from procedures.warning_signs import Signs

# In place of every address.
NOWHERE = "#main"


def page_of(model, **fields):
    """Return a page that is nowhere in the tree."""
    # Any content type will do, and a given one keeps Wagtail from asking the database while this file is imported.
    page = model(content_type_id=-1, **fields)
    page.get_url = lambda **_options: NOWHERE
    return page


def preview_of(block, **changes):
    """Return a block with its preview value, some parts of it replaced, ready for a template."""
    return block.bind(block.normalize({**block.meta.preview_value, **changes}))


def all_of(*items):
    """Return what a template takes for a related manager."""
    return Some(all=list(items))


def refused_form():
    """Return the consultation form as it comes back to somebody who left it empty."""
    form = ConsultationForm(QueryDict("email=ottoline"))
    form.is_valid()
    return form


LOGO_SIZE = {"logo_width": 180, "logo_height": 180}


def sample_logo():
    """Return the address of what stands for a practice's logo."""
    return static("img/apple-touch-icon.png")


def procedure(**fields):
    return page_of(
        ProcedurePage,
        title="Opening a tight canal",
        teaser="A thin tube and a small tool make more room for the nerves.",
        drawing="procedure-mild",
        **fields,
    )


PHYSICIAN = page_of(
    PhysicianPage,
    given_name="Ottoline",
    family_name="Example",
    credentials="MD",
    job_title="Pain physician",
    slug="ottoline-example",
    no_payments_on=date(2026, 5, 4),
    languages=[SpokenLanguage(code="en"), SpokenLanguage(code="es")],
)
NURSE = page_of(
    PhysicianPage,
    given_name="Casimir",
    family_name="Sample-Extraordinarily-Longname",
    credentials="NP",
    role=PhysicianPage.Role.NURSE_PRACTITIONER,
    job_title="Nurse practitioner",
    slug="casimir-sample",
    is_accepting_new_patients=False,
)
LEFT = page_of(PhysicianPage, given_name="Wilhelmina", family_name="Demo", job_title="Surgeon", live=False)

NOTHING_YET = "We have not published any articles yet. They will appear here."
HOURS = ["Monday to Friday, 8 a.m. to 5 p.m."]
PRACTICE = Some(
    name="Sample Pain Practice",
    telephone="202-555-0142",
    after_hours_telephone="202-555-0143",
    desk_hours_in_words=HOURS,
    callback_rule_in_words="by 12 noon on the next working day",
    portal_url=NOWHERE,
    bill_url=NOWHERE,
    records_url=NOWHERE,
    social_links=all_of(Some(name="Video channel", url=NOWHERE)),
)
NO_TELEPHONE = Some(
    name=PRACTICE.name, callback_rule_in_words=PRACTICE.callback_rule_in_words, social_links=all_of()
)
ONE_TELEPHONE = Some(telephone=PRACTICE.telephone)
PLACE = {"title": "Downtown", "street": "12 Sample Street, Suite 3", "city": "Washington", "region": "DC"}
LOCATION = page_of(
    LocationPage,
    **PLACE,
    postal_code="20001",
    telephone="202-555-0143",
    fax="202-555-0144",
    latitude=Decimal("38.9"),
    longitude=Decimal("-77.03"),
    map_url=NOWHERE,
    visiting_hours=[VisitingHours(opens=time(8), closes=time(17))],
)
BARE_LOCATION = page_of(LocationPage, **PLACE, postal_code="20001")
CLOSED = [
    SpecialDays(date(2026, 12, 24), date(2027, 1, 1), "New paint"),
    SpecialDays(date(2027, 1, 18), date(2027, 1, 18), "Martin Luther King Jr. Day"),
]
SHORTER = [SpecialDays(date(2026, 12, 23), date(2026, 12, 23), "Training", ((time(8), time(12)),))]

SIGNS = ["You cannot hold your urine or stool", "Numbness between your legs"]
SIGNS_BY_LEVEL = Signs(
    now=[WarningSign(words=words) for words in SIGNS],
    today=[WarningSign(words="A headache that is worse sitting up")],
    at_visit=[WarningSign(words="How far you can walk")],
)
SECTIONS = [{"anchor": "main", "heading": heading} for heading in ("What it is", "Who it helps", "Risks")]
FILTERS = [
    {
        "heading": "Condition",
        "options": [
            {"label": "Any condition", "url": NOWHERE, "is_active": False},
            {"label": "Lumbar spinal stenosis", "url": NOWHERE, "is_active": True, "is_combined": True},
        ],
    },
    {
        "heading": "Author",
        "options": [
            {"label": "Anybody", "url": NOWHERE, "is_active": True},
            {"label": "Dr. Example", "url": NOWHERE, "is_active": False},
        ],
    },
]
MENU = [
    {"title": title, "url": NOWHERE, "is_current": title == "Procedures"}
    for title in ("Conditions", "Procedures", "Physicians", "Articles", "Contact")
]

SOURCE = Source(
    authors="Sample A, Demo B",
    title="Room for the nerves: two years later",
    published_in="Journal of Examples 12:34",
    year=2022,
    doi="10.1000/example",
    note="Paid for by the maker.",
)
NOTICES = {
    status: Source(
        authors="Example C",
        title=f"A study that was {status}",
        year=2020,
        status=status,
        status_on=date(2026, 3, 2),
        status_url=NOWHERE,
        status_note="Two tables did not agree.",
    )
    for status in ("corrected", "disputed", "retracted")
}


def cited(*sources):
    return [
        {
            "number": number,
            "anchor": f"ref-{number}",
            "places": [link_back("main", number, count) for count in range(1, number + 1)],
            "source": source,
        }
        for number, source in enumerate(sources, start=1)
    ]


REVIEWED = {
    "is_reviewed": True,
    "authors": [PHYSICIAN, LEFT],
    "reviewed_by": NURSE,
    "reviewed_on": date(2026, 5, 4),
    "next_review_on": date(2027, 5, 4),
}
BANNER = Some(
    heading="Closed for training",
    text="We answer the phone on Monday.",
    first_day=date(2026, 12, 24),
    last_day=date(2026, 12, 24),
)
NEW_GARAGE = Some(heading="New garage", text="Please enter from Side Street.", first_day=None, last_day=None)
ARTICLE = {"authors": [PHYSICIAN, LEFT], "published_on": date(2026, 5, 4), "reading_minutes": 4}
DISCLOSURE = Disclosure(company="Sample Devices", kind=Disclosure.Kind.CONSULTING, year=2025)
PROFILE = Some(
    is_accepting_new_patients=True,
    languages=all_of(SpokenLanguage(code="en"), SpokenLanguage(code="es")),
    specialties=all_of(Some(name="Pain medicine"), Some(name="Rehabilitation")),
    shown_locations=[LOCATION],
)
TRAINING = Some(
    certifications=all_of(Some(board="Board of Examples, pain medicine", year=2012)),
    trainings=all_of(
        Training(kind="residency", institution="Sample Hospital", year=None),
        Training(kind="fellowship", institution="Sample University", year=2010),
    ),
)


def pages_of_list(number, total):
    return Some(
        number=number,
        paginator=Some(num_pages=total),
        has_other_pages=total > 1,
        has_previous=number > 1,
        has_next=number < total,
        previous_page_number=number - 1,
        next_page_number=number + 1,
    )


def outcomes(*counts):
    return [preview_of(OutcomeBlock(), out_of_100=count) for count in counts]


def photograph():
    """Return the latest photograph of the library, or None: a sample cannot bring one along."""
    return CustomImage.objects.order_by("-pk").first()


def table_of(width):
    """Return what makes a table this wide; its first column has no heading."""
    days = ["", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][:width]
    columns = [{"type": "text", "heading": day} for day in days]
    walks = [f"<p>{minutes} minutes</p>" for minutes in range(10, 10 * width, 10)]
    rest = ["<p>Rest</p>", "<p>A nap</p><p>Feet up</p>"] * 4
    rows = [{"values": ["<p>Walk</p>", *walks]}, {"values": ["<p>Afterwards</p>", *rest[: width - 1]]}]
    return {"caption": "Your first week", "columns": columns, "rows": rows}


def page_to_read():
    """Return a procedure of this site, or None."""
    return ProcedurePage.objects.live().order_by("path").first()


def portrait():
    return format_html('<img src="{}" alt="" width="80" height="100">', static("img/social/hero-park.png"))


# Component: {state: context, or a function that returns one}.
COMPONENTS = {
    "components/action_bar.html": {
        "with a telephone number": {"telephone": PRACTICE.telephone, "url": NOWHERE},
        "without a telephone number": {"url": NOWHERE},
        "after a request": {"telephone": PRACTICE.telephone},
    },
    "components/advice.html": {
        "two topics": {
            "items": [
                preview_of(BeforeBlock(), topic=topic, text=f"<p>{text}</p>")
                for topic, text in {
                    "eating": "Follow the sheet that we give you.",
                    "ride": "Bring an adult who can drive you home.",
                }.items()
            ]
        }
    },
    "components/article_line.html": {
        "new": {"page": Some(**ARTICLE)},
        "updated": {"page": Some(**ARTICLE, updated_on=date(2026, 8, 1))},
        "three authors": {"page": Some(**ARTICLE | {"authors": [PHYSICIAN, NURSE, LEFT]})},
    },
    "components/brand.html": {
        "without a picture": {"name": PRACTICE.name},
        "with an icon": lambda: {"name": PRACTICE.name, "look": Some(own_icon=sample_logo())},
        "with a logo": lambda: {"name": PRACTICE.name, "look": Some(logo=sample_logo(), **LOGO_SIZE)},
        "with a logo that has the name, and one for dark backgrounds": lambda: {
            "name": PRACTICE.name,
            "look": Some(logo=sample_logo(), dark_logo=sample_logo(), logo_has_name=True, **LOGO_SIZE),
        },
    },
    "components/banner_days.html": {
        "one day": {"banner": BANNER},
        "several days": {"banner": Some(first_day=date(2026, 12, 24), last_day=date(2026, 12, 27))},
        "without an end": {"banner": Some(first_day=date(2026, 12, 24), last_day=None)},
    },
    "components/breadcrumbs.html": {
        "two steps": {"ancestors": [procedure(), page_of(ProcedurePage, title="Procedures")]}
    },
    "components/byline.html": {
        "reviewed": {"page": Some(**REVIEWED)},
        "overdue": {"page": Some(**REVIEWED, is_review_overdue=True)},
        "reviewed by somebody without a bio": {
            "page": Some(**REVIEWED | {"reviewed_by": None}, reviewer_name="Paula Paid, MD")
        },
        "not reviewed": {"page": Some(authors=[PHYSICIAN])},
    },
    "components/byline_person.html": {
        "with a bio": {"person": PHYSICIAN, "label": "Written by"},
        "without a public bio": {"person": LEFT, "label": "Written by"},
        "paid by a company": {
            "person": page_of(
                PhysicianPage,
                given_name="Paula",
                family_name="Paid",
                credentials="MD",
                job_title="Pain physician",
                slug="paula",
                disclosures=[
                    DISCLOSURE,
                    Disclosure(company="Demo Pharma", kind=Disclosure.Kind.TRAVEL, year=2024),
                ],
            ),
            "label": "Reviewed by",
        },
    },
    "components/button_form.html": {
        "for a patient": {
            "label": "Cancel my request",
            "class": "btn quiet",
            "action": NOWHERE,
            "token": "K7M",
        },
        "for staff": {"label": "Send me a test email", "class": "btn", "csrf_token": "K7M"},
    },
    "components/card.html": {
        "with a drawing": {"page": procedure()},
        "with a photograph": lambda: {"page": procedure(picture=photograph())},
        "with a reason": {"page": procedure(), "reason": "Also about lumbar stenosis"},
        "article": {
            "page": page_of(ArticlePage, title="Why walking hurts", teaser="And why sitting helps."),
            "date": date(2026, 5, 4),
            "authors": [PHYSICIAN],
        },
    },
    "components/contact_buttons.html": {
        "with a telephone number": {"telephone": PRACTICE.telephone},
        "without a telephone number": {},
        "quiet": {"telephone": PRACTICE.telephone, "quiet": True},
    },
    "components/correction.html": {
        "corrected": {"answer": Some(typed="stenossis", shown="stenosis", is_corrected=True)},
        "suggested": {"answer": Some(typed="stenosi", suggestion="stenosis", is_corrected=False)},
    },
    "components/disclosures.html": {
        "none to report": {
            "page": Some(short_name="Dr. Example", disclosures=all_of(), no_payments_on=date(2026, 5, 4))
        },
        "not yet stated": {"page": Some(short_name="Dr. Example", disclosures=all_of())},
        "one": {"page": Some(disclosures=all_of(DISCLOSURE))},
    },
    "components/dots.html": {
        "none": lambda: dots(0),
        "one": lambda: dots(1),
        "six": lambda: dots(6),
        "all": lambda: dots(100),
    },
    "components/emergency_box.html": {
        "plain": {},
        "with a note": {"sentence": "In an emergency call 911.", "note": "Do not use this form."},
        "with warning signs": {"sentence": "In an emergency call 911.", "signs": SIGNS},
    },
    "components/call_today.html": {
        "at any hour": {"practice": PRACTICE},
        "open": {"practice": PRACTICE, "is_open": True},
        "closed": {"practice": PRACTICE, "is_open": False},
        "closed, without an after-hours number": {"practice": NO_TELEPHONE, "is_open": False},
        "open, without an after-hours number": {"practice": ONE_TELEPHONE, "is_open": True},
    },
    "components/faq.html": {"two questions": {"items": [preview_of(FAQItemBlock())] * 2}},
    "components/empty_list.html": {
        "by filters": {"is_filtered": True, "url": NOWHERE},
        "nothing yet": {"text": NOTHING_YET},
        "nothing yet, for those who may add a page": {"text": NOTHING_YET, "add_url": NOWHERE},
    },
    "components/filter_options.html": {"one chosen": {"options": FILTERS[0]["options"]}},
    "components/filters.html": {"one group": {"filters": FILTERS[:1]}, "two groups": {"filters": FILTERS}},
    "components/fold.html": {
        "one paragraph": {
            "summary": "Read more about it",
            "content": format_html("<p>{}</p>", "Your legs may feel heavy."),
        }
    },
    "components/follow.html": {
        "contents and a number": {"items": SECTIONS, "telephone": PRACTICE.telephone},
        "neither": {"items": []},
    },
    "components/footer.html": {
        "full": {
            "practice": PRACTICE,
            "locations": [LOCATION, BARE_LOCATION],
            "footer_text": Some(disclaimer="This page is no medical advice.", license_note="Licensed in DC."),
            "page_lists": [("Good to know", [procedure()])],
        },
        "at least": {"practice": NO_TELEPHONE},
    },
    "components/icon.html": {
        name: {"name": name}
        for name in ("alert", "check", "clock", "cross", "info", "phone", "plus", "search")
    },
    "components/key_facts.html": {
        "four facts": {
            "facts": [
                preview_of(KeyFactBlock(), term=term, value=value)
                for term, value in {
                    "setting": "Outpatient",
                    "duration": "About 30 minutes",
                    "implant": "None, says the maker",
                    "stitches": "One or none",
                }.items()
            ]
        }
    },
    "components/listing_head.html": {
        "with an introduction": {
            "page": Some(title="Procedures", introduction="What we do, in plain words.")
        },
        "title alone": {"page": Some(title="Procedures")},
    },
    "components/location.html": {"full": {"location": LOCATION}, "at least": {"location": BARE_LOCATION}},
    "components/location_facts.html": {
        "full": {"page": LOCATION, "closed_spans": CLOSED, "shorter_spans": SHORTER},
        "at least": {"page": BARE_LOCATION},
    },
    "components/main_menu.html": {"one current": {"items": MENU}},
    "components/main_menu_items.html": {"one current": {"items": MENU}},
    "components/no_results.html": {
        "with a telephone number": {"query": "zebra", "practice": PRACTICE},
        "without a telephone number": {"query": "zebra", "practice": NO_TELEPHONE},
    },
    "components/notice_banners.html": {
        "one": {"banners": [BANNER]},
        "two": {"banners": [BANNER, NEW_GARAGE]},
    },
    "components/outcomes.html": {
        "benefits": {"heading": "Possible benefits", "outcomes": outcomes(6, None), "icon_name": "plus"},
        "risks": {"heading": "Possible risks", "outcomes": outcomes(6), "icon_name": "alert", "warm": True},
    },
    "components/page_picture.html": {
        "drawing": {"page": procedure()},
        "photograph": lambda: {"page": procedure(picture=photograph(), picture_alt="A dune by the sea")},
    },
    "components/pagination.html": {
        "first page": {"page_obj": pages_of_list(1, 3)},
        "between": {"page_obj": pages_of_list(2, 3)},
        "last page": {"page_obj": pages_of_list(3, 3)},
    },
    "components/people.html": {
        "two": {"people": [PHYSICIAN, NURSE], "heading": "Who does this procedure here"}
    },
    "components/person.html": {
        "takes new patients": {"person": PHYSICIAN},
        "takes no new patients": {"person": NURSE},
    },
    "components/portrait.html": {
        "initials": {"physician": PHYSICIAN},
        "photograph": lambda: {"physician": PHYSICIAN, "picture": portrait()},
    },
    "components/profile_facts.html": {
        "full": {"page": PROFILE},
        "at least": {"page": Some(specialties=all_of(), shown_locations=[])},
    },
    "components/source_list.html": {
        "two": {"sources": cited(SOURCE, Source(title="A source without an author", url=NOWHERE))},
        "in another language": {
            "sources": cited(
                Source(title="Rum för nerverna", language="sv", url=NOWHERE, pmid="10000001"),
                Source(title="Zwei Jahre später", language="de"),
            )
        },
        "withdrawn": {"sources": cited(NOTICES["retracted"])},
    },
    "components/related_articles.html": {
        "two": {
            "items": [
                {"page": procedure(), "reason": "Also about lumbar stenosis"},
                {"page": procedure(), "reason": "By the same author"},
            ]
        }
    },
    "components/reviewed_line.html": {
        "reviewed": {"page": Some(**REVIEWED), "minutes": 5},
        "overdue": {"page": Some(**REVIEWED, is_review_overdue=True), "minutes": 5},
        "not reviewed": {"page": Some(), "minutes": 1},
    },
    "components/row_link.html": {
        "with a gloss": {
            "url": NOWHERE,
            "label": "Leg pain when I stand or walk",
            "gloss": "Lumbar spinal stenosis",
        },
        "label alone": {"url": NOWHERE, "label": "Something else"},
    },
    "components/search_answer.html": {
        "one sentence": {
            "fact": Fact(
                "Refills", 1, [Row("Ask at least one week before you run out.")], "#", "Existing patients"
            ),
            "number": 1,
        },
        "several rows": {
            "fact": Fact(
                "Phone",
                1,
                [
                    Row("202-555-0142", text_url="tel:+12025550142"),
                    Row("202-555-0167", "Northside clinic", "#", "tel:+12025550167"),
                    Row("Staff training day", "Wednesday, December 23"),
                ],
            ),
            "number": 2,
        },
    },
    "components/search_form.html": {"empty": {"query": ""}, "searched": {"query": "leg pain"}},
    "components/side.html": {
        "first card": {
            "heading": "Do",
            "points": ["take short walks", "rest when you need to"],
            "icon_name": "plus",
        },
        "second card": {
            "heading": "Don’t",
            "points": ["lift heavy bags"],
            "icon_name": "cross",
            "warm": True,
        },
    },
    "components/source_notices.html": {
        status: {"sources": cited(source)} for status, source in NOTICES.items()
    },
    "components/source_status.html": {status: {"source": source} for status, source in NOTICES.items()},
    "components/table_of_contents.html": {
        "on phones": {"items": SECTIONS},
        "in the rail": {"items": SECTIONS, "wide": True},
    },
    "components/table_of_contents_links.html": {"as it is": {"items": SECTIONS}},
    "components/timeline.html": {
        "two points": {
            "stages": [preview_of(StageBlock(), when="The same day"), preview_of(StageBlock())],
        }
    },
    "components/training.html": {"with and without a year": {"page": TRAINING}},
    "consultations/public/components/form.html": {
        "empty": lambda: {"form": ConsultationForm(), "practice": PRACTICE, "has_heading": True},
        "with a promise": lambda: {
            "form": ConsultationForm(),
            "practice": PRACTICE,
            "promise": "Tuesday, 12 noon",
        },
        "with errors": lambda: {"form": refused_form(), "practice": PRACTICE},
        "with a likely typo": lambda: {
            "form": ConsultationForm(QueryDict("email=ottoline@gmial.com&note=Ring twice")),
            "practice": PRACTICE,
        },
        "no database": lambda: {"form": ConsultationForm(offline=True)},
        "no database, a sign checked": lambda: {
            "form": ConsultationForm.with_answers(QueryDict("plan=1&warning_signs=on"), offline=True)
        },
    },
    "consultations/public/components/form_section.html": {
        "as it is": lambda: {"form": ConsultationForm(), "practice": PRACTICE}
    },
    "consultations/public/components/help.html": {
        "with a telephone number": {"practice": PRACTICE},
        "without a telephone number": {"practice": NO_TELEPHONE},
    },
    "consultations/public/components/call_now.html": {"as it is": {"practice": PRACTICE}},
    "consultations/public/components/late.html": {
        "with a telephone number": {"promise": "Tuesday, 12 noon", "practice": PRACTICE},
        "without a telephone number": {"promise": "Tuesday, 12 noon", "practice": NO_TELEPHONE},
    },
    "consultations/public/components/problems.html": {
        "one": {"problems": [("main", "Enter the patient’s full name")]},
        "two": {
            "problems": [("main", "Enter the patient’s full name"), ("main", "Enter your name")],
            "is_second": True,
        },
    },
    "consultations/public/components/too_many.html": {
        "with a telephone number": {"heading": "We could not take your request", "practice": PRACTICE},
        "without a telephone number": {"heading": "We could not take your request", "practice": NO_TELEPHONE},
        "with a sign that cannot wait": {
            "heading": "We could not take your request",
            "practice": PRACTICE,
            "is_urgent": True,
        },
    },
    "consultations/public/components/warning_sign.html": {"as it is": {"heading": "Please call 911 now"}},
    "consultations/public/components/urgent.html": {
        "at unknown hours": {"practice": PRACTICE},
        "open": {"practice": PRACTICE, "is_open": True},
        "closed": {"practice": PRACTICE, "is_open": False},
        "closed, without an after-hours number": {"practice": NO_TELEPHONE, "is_open": False},
    },
    "consultations/public/components/why_we_ask.html": {"as it is": lambda: {"form": ConsultationForm()}},
    "procedures/components/warning_signs.html": {
        "at any hour": {"signs": SIGNS_BY_LEVEL, "practice": PRACTICE, "cites": True},
        "closed": {"signs": SIGNS_BY_LEVEL, "practice": PRACTICE, "is_open": False},
        "help now alone": {"signs": Signs(now=SIGNS_BY_LEVEL.now), "practice": PRACTICE},
    },
    "home/components/hero.html": {
        "drawing": {
            "page": Some(
                hero_title="Walk a little farther",
                hero_lead="We look for what hurts.",
                hero_points=["We take most plans"],
                picture=None,
                drawing="hero-park",
            ),
            "practice": PRACTICE,
        },
    },
    "components/how_made.html": {
        "with statements": {
            "statements": [Some(heading="Written by", text="Ottoline Sample, MD, one of our clinicians.")]
        },
    },
    "components/language.html": {
        "another language": {"language": Some(name="Spanish", own_name="español", code="es")},
        "English": {"language": Some(name="English", own_name="English", code="en")},
    },
    "consultations/public/components/visit.html": {
        state: {
            "booking": Some(
                when="Friday, March 6, 2026, at 10 am",
                location_name="Main office",
                location=True,
                address="100 Example Street, Sampleton",
                clinician_name="Ottoline Sample, MD",
                public_location=public_location,
                canceled_at=canceled_at,
            ),
            "token": "sample",
        }
        for state, public_location, canceled_at in (
            ("booked", None, None),
            ("with a page of the place", procedure(), None),
            ("canceled", None, date(2026, 3, 2)),
        )
    },
    "components/plans.html": {
        "with and without a note": {
            "plans": [
                Some(name="Sample Health", note="PPO only", checked_on=date(2026, 5, 4)),
                Some(name="Sample Mutual", checked_on=date(2026, 4, 2)),
            ]
        },
    },
    "components/page_rows.html": {
        "with one page": {"pages": [procedure()], "heading": "Articles about it", "anchor": "articles"},
    },
    "home/components/practical.html": {
        "with plans": {
            "page": Some(insurance_note="<p>We take most plans.</p>"),
            "plans": [Some(name="Sample Health", note="PPO only", checked_on=date(2026, 5, 4))],
            "practice": PRACTICE,
        },
        "hours alone": {"page": Some(), "practice": PRACTICE},
    },
}

# Components that show nothing by themselves, and why.
NOT_SHOWN = {
    "articles/components/feed_links.html": "It stands in the head of a page.",
    "consultations/public/components/on_paper.html": "Only paper shows it.",
    "components/icons.html": "It stands in the head of a page.",
    "components/social_meta.html": "It stands in the head of a page.",
    "components/tones.html": "It stands in the head of a page.",
    "procedures/components/text.html": "It is the whole text of a procedure, made of the other components.",
}

# Components that only phones show.
ON_PHONES = {"components/action_bar.html"}

# States of blocks beside their preview value: block: {state: what is other than there}.
BLOCKS = {
    "CalloutBlock": {urgency: {"urgency": urgency} for urgency in ("caution", "urgent", "emergency")},
    "ClaimBlock": {
        "guideline": {"evidence": "guideline", "funding": "independent", "blinded": "not_applicable"},
        "not blinded, paid for by the maker": {"funding": "maker", "blinded": "no"},
    },
    "HeadingBlock": {"part of a section": {"level": "h3"}},
    "CallToActionBlock": {"to a page": lambda: {"page": page_to_read()}},
    "FigureBlock": {
        "one photograph": lambda: {"pictures": [{"drawing": "", "image": photograph(), "label": "A dune"}]}
    },
    "StepBlock": {
        "with a photograph": lambda: {"drawing": "", "image": photograph()},
        "without a picture": {"drawing": ""},
    },
    "TableBlock": {"five columns": table_of(5), "eight columns": table_of(8)},
    "TreatmentBlock": {"with a page": lambda: {"page": page_to_read()}},
    "PracticeFactsBlock": {"nothing known": {"facts": []}},
    "OutcomeBlock": {"in words alone": {"out_of_100": None}},
    "QuoteBlock": {"nobody named": {"attribution": ""}},
    "VideoBlock": {"link alone": {"minutes": None, "description": ""}},
    "ComplaintBlock": {
        "without words about a page": lambda: {"causes": [{"page": page_to_read(), "gloss": ""}]}
    },
}

# Where a component or a block stands that makes sense only inside of another. Others stand in a column of text.
LIST_CARDS = '<div class="wrap"><ul class="cards">{}</ul></div>'
ROWS = '<div class="wrap"><div class="prose"><ul class="rows">{}</ul></div></div>'
STEPS = '<div class="wrap"><div class="prose"><ol class="steps wide"><li>{}</li></ol></div></div>'
FULL_WIDTH = "{}"
WRAP = '<div class="wrap">{}</div>'
INSIDE = {
    "blocks/complaint.html": '<div class="wrap"><ul class="bare grid symptoms">{}</ul></div>',
    "blocks/advice.html": '<div class="wrap"><dl class="advice wide">{}</dl></div>',
    "blocks/key_fact.html": '<div class="wrap"><div class="facts"><dl>{}</dl></div></div>',
    "blocks/outcome.html": '<div class="wrap"><div class="side"><ul class="bare"><li>{}</li></ul></div></div>',
    "blocks/faq_item.html": '<div class="wrap"><div class="faq wide">{}</div></div>',
    "blocks/stage.html": '<div class="wrap"><ol class="time"><li>{}</li></ol></div>',
    "blocks/step.html": STEPS,
    "blocks/treatment.html": STEPS,
    "blocks/visit_step.html": '<div class="wrap"><ol class="visit grid"><li>{}</li></ol></div>',
    "components/action_bar.html": FULL_WIDTH,
    "components/brand.html": '<div class="header"><div class="wrap header__bar">{}</div></div>',
    "components/byline_person.html": '<div class="wrap"><div class="byline wide">{}</div></div>',
    "components/card.html": LIST_CARDS,
    "components/filter_options.html": '<div class="wrap"><nav class="filters" aria-label="Filter">{}</nav></div>',
    "components/footer.html": FULL_WIDTH,
    "components/location.html": '<div class="wrap"><ul class="locations grid">{}</ul></div>',
    "components/main_menu.html": '<div class="header"><div class="wrap header__bar">{}</div></div>',
    "components/main_menu_items.html": (
        '<div class="wrap"><nav aria-label="Main"><ul class="plain">{}</ul></nav></div>'
    ),
    "components/notice_banners.html": FULL_WIDTH,
    "components/outcomes.html": '<div class="wrap"><div class="sides wide">{}</div></div>',
    "components/person.html": '<div class="wrap"><ul class="people grid wide">{}</ul></div>',
    "components/related_articles.html": FULL_WIDTH,
    "components/row_link.html": ROWS,
    "components/side.html": '<div class="wrap"><div class="sides wide">{}</div></div>',
    "components/source_status.html": '<div class="wrap"><p>{}</p></div>',
    "components/table_of_contents_links.html": (
        '<div class="wrap"><nav class="toc" aria-label="On this page">{}</nav></div>'
    ),
    "consultations/public/components/form_section.html": FULL_WIDTH,
    "consultations/public/components/help.html": WRAP,
    "home/components/hero.html": FULL_WIDTH,
    "home/components/practical.html": FULL_WIDTH,
}
STANDARD_PLACE = '<div class="wrap"><div class="prose">{}</div></div>'
