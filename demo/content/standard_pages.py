"""Notices and other standing pages of the demo site; a page that names a `parent` lies below that page."""

STANDARD_PAGES = [
    {
        "title": "Notice of Privacy Practices",
        "slug": "privacy-practices",
        "parent": None,
        "search_description": (
            "Demo Notice of Privacy Practices: how health information may be used and shared, your "
            "rights, and whom to ask."
        ),
        "teaser": "How your health information may be used and shared, and what rights you have.",
        "introduction": (
            "THIS NOTICE DESCRIBES HOW MEDICAL INFORMATION ABOUT YOU MAY BE USED AND DISCLOSED AND HOW "
            "YOU CAN GET ACCESS TO THIS INFORMATION. PLEASE REVIEW IT CAREFULLY."
        ),
        "body": [
            (
                "text",
                (
                    "<p>Effective date: February 16, 2026.</p>"
                    "<p>This is a demo notice of an invented practice. A real practice must have its "
                    "own notice checked by counsel before use.</p>"
                ),
            ),
            ("heading", {"text": "Who this notice is about", "level": "h2"}),
            (
                "text",
                (
                    "<p>It is about Apollo Pain Management: our doctors, nurses and staff at both "
                    "clinics. The law asks us to keep your health information private, to give you "
                    "this notice, and to follow it. If your information is ever exposed without leave, "
                    "we tell you.</p>"
                ),
            ),
            ("heading", {"text": "How we may use and share your information", "level": "h2"}),
            (
                "text",
                (
                    "<ul><li><b>To treat you.</b> For example, we may send our notes to your regular "
                    "doctor.</li>"
                    "<li><b>To get paid.</b> For example, we tell your plan what we did.</li>"
                    "<li><b>To run the practice.</b> For example, we look at charts to see if our care "
                    "is good.</li></ul>"
                    "<p>We may also share what the law asks for or allows. Examples are some reports "
                    "on public health, an order from a court, or a grave threat to someone’s safety.</p>"
                    "<p>For anything else, such as most uses for marketing, we ask you first, in "
                    "writing. You can take back your yes at any time.</p>"
                ),
            ),
            ("heading", {"text": "Records about substance use", "level": "h2"}),
            (
                "text",
                (
                    "<p>Some records about treatment for alcohol or drug use have extra protection. "
                    "The rules for these changed, and notices had to be updated by February 16, "
                    "2026.[ref:hollandhart-2025] We do not share such records for a legal case against "
                    "you unless you agree in writing or a court orders it.</p>"
                ),
            ),
            ("heading", {"text": "Your rights", "level": "h2"}),
            (
                "text",
                (
                    "<ul><li>See your record and get a copy.</li><li>Ask us to correct it.</li>"
                    "<li>Ask us to contact you in a certain way or at a certain place.</li>"
                    "<li>Ask us to limit what we share.</li>"
                    "<li>Get a list of those we shared it with.</li><li>Get this notice on paper.</li>"
                    "<li>Choose someone to act for you.</li><li>Complain, without any harm to your care.</li>"
                    "</ul>"
                ),
            ),
            (
                "call_to_action",
                {
                    "heading": "Ask for your record",
                    "text": "Call us or ask at the desk. We tell you what we need from you.",
                    "label": "How to reach us",
                    "page": "contact",
                },
            ),
            ("heading", {"text": "Questions and complaints", "level": "h2"}),
            (
                "text",
                (
                    "<p>Contact: Privacy Officer, Apollo Pain Management, 1200 Example Street, Suite "
                    "4, Springfield, DC 20000. You may also complain to the US "
                    "Department of Health and Human Services, Office for Civil Rights. We will never "
                    "hold a complaint against you.</p>"
                ),
            ),
            ("practice_facts", {"facts": ["telephone", "desk_hours"]}),
            ("heading", {"text": "Changes to this notice", "level": "h2"}),
            (
                "text",
                (
                    "<p>We may change this notice. The new one then holds for all the information we "
                    "have. You find the current one here and in both clinics.</p>"
                ),
            ),
        ],
        "is_notice": True,
        "notice": "privacy",
    },
    {
        "title": "Notice of nondiscrimination",
        "slug": "nondiscrimination",
        "parent": None,
        "search_description": (
            "We treat people fairly. What we promise, the help that is free, and how to complain."
        ),
        "teaser": "We treat people fairly.",
        "introduction": (
            "We treat people fairly. This page says what that means, and how to complain if we fall short."
        ),
        "body": [
            ("heading", {"text": "What we promise", "level": "h2"}),
            (
                "text",
                (
                    "<p>We follow federal civil rights laws. We leave no one out, and treat no one "
                    "worse, because of race, color or national origin. The same holds for age, "
                    "disability and sex. Practices have had to post this notice since November 2, "
                    "2024.[ref:cfr-45-92-10]</p>"
                ),
            ),
            ("heading", {"text": "Help that is free", "level": "h2"}),
            (
                "text",
                (
                    "<ul><li>For people with disabilities: sign language interpreters, large print, "
                    "and other forms of written words.</li>"
                    "<li>For people whose first language is not English: interpreters, and written "
                    "words in other languages.</li>"
                    "</ul>"
                    "<p>See [page:language-help|language help] and [page:accessibility|accessibility].</p>"
                ),
            ),
            ("heading", {"text": "If you feel you were treated unfairly", "level": "h2"}),
            (
                "steps",
                [
                    {
                        "title": "Tell us",
                        "text": (
                            "<p>Call us and ask for the Civil Rights Coordinator. You can "
                            "also write to 1200 Example Street, Suite 4, Springfield, DC 20000.</p>"
                        ),
                        "drawing": "",
                        "image": None,
                    },
                    {
                        "title": "We look into it",
                        "text": (
                            "<p>We talk with you and with the people involved, and tell you what we "
                            "found.</p>"
                        ),
                        "drawing": "",
                        "image": None,
                    },
                    {
                        "title": "Or go outside",
                        "text": (
                            "<p>You can complain to the US Department of Health and Human Services, "
                            "Office for Civil Rights. You do not have to tell us first.</p>"
                        ),
                        "drawing": "",
                        "image": None,
                    },
                ],
            ),
            ("practice_facts", {"facts": ["telephone", "desk_hours"]}),
            (
                "callout",
                {
                    "urgency": "info",
                    "heading": "Demo notice",
                    "text": (
                        "<p>This practice is invented. A real practice must have this notice checked "
                        "by counsel before use.</p>"
                    ),
                },
            ),
        ],
        "is_notice": True,
        "notice": "nondiscrimination",
    },
    {
        "title": "Language help, free",
        "slug": "language-help",
        "parent": None,
        "search_description": (
            "Free interpreters and other help with language, hearing and sight, and how to ask for them."
        ),
        "teaser": "Tell us which language you speak.",
        "introduction": (
            "Tell us which language you speak. An interpreter costs you nothing, for a call or for a visit."
        ),
        "body": [
            ("heading", {"text": "How to ask for it", "level": "h2"}),
            (
                "text",
                (
                    "<p>Say the name of your language when you call us, or write it in your "
                    "request. We find an interpreter for the call and for the visit.</p>"
                ),
            ),
            ("practice_facts", {"facts": ["telephone", "desk_hours"]}),
            ("heading", {"text": "Languages our staff speak", "level": "h2"}),
            ("staff_languages", None),
            (
                "text",
                (
                    "<p>For all other languages we use trained interpreters, by phone, by video or in the "
                    "room. Each person’s page lists the languages they speak.</p>"
                ),
            ),
            (
                "do_dont",
                {
                    "do": [
                        ("<p>Ask for an interpreter for every visit, even if you know some English.</p>"),
                        "<p>Ask for papers in your language before you sign.</p>",
                        "<p>Bring family for comfort, if you like.</p>",
                    ],
                    "dont": [
                        "<p>Do not ask a child to interpret.</p>",
                        "<p>Do not sign what you cannot read.</p>",
                        "<p>Do not pay anyone for this help.</p>",
                    ],
                },
            ),
            ("heading", {"text": "If you cannot hear or see well", "level": "h2"}),
            (
                "text",
                (
                    "<p>We can have a sign language interpreter, large print, or someone to read to "
                    "you. This is free, too. Tell us what works for you. Our pages on "
                    "[page:accessibility|accessibility] and [page:nondiscrimination|fair treatment] say more.</p>"
                ),
            ),
        ],
        "is_notice": True,
        "notice": "language_help",
    },
    {
        "title": "How we write and check our pages",
        "slug": "how-we-write",
        "parent": None,
        "search_description": (
            "Plain words, a source for each medical statement, and a second reader: how we make our pages."
        ),
        "teaser": "Plain words, a source for each medical statement, and a second pair of eyes.",
        "introduction": (
            "Plain words, a source for each medical statement, and a second pair of eyes. This is how "
            "we make a page."
        ),
        "body": [
            (
                "text",
                (
                    "<p>This website belongs to a demonstration practice. The people, the addresses "
                    "and the telephone numbers are made up. The medical statements are not: each one "
                    "comes from a source that you can look up at the bottom of its page.</p>"
                ),
            ),
            ("heading", {"text": "Who writes, who checks", "level": "h2"}),
            (
                "steps",
                [
                    {
                        "title": "One of us writes",
                        "text": (
                            "<p>A doctor, nurse or physician assistant writes the text, in plain words.</p>"
                        ),
                        "drawing": "scene-notebook",
                        "image": None,
                    },
                    {
                        "title": "Another one checks",
                        "text": (
                            "<p>A second doctor reads it before it goes out. You see both names on the "
                            "page.</p>"
                        ),
                        "drawing": "scene-talk",
                        "image": None,
                    },
                    {
                        "title": "We look again",
                        "text": (
                            "<p>Each page has a date for its next check. If we are late, the page says "
                            "so.</p>"
                        ),
                        "drawing": "scene-diary",
                        "image": None,
                    },
                ],
            ),
            ("heading", {"text": "Our rules", "level": "h2"}),
            (
                "do_dont",
                {
                    "do": [
                        "<p>We say what a treatment may do, and for whom.</p>",
                        "<p>We put a risk or a limit beside every benefit.</p>",
                        "<p>We give a source for every number.</p>",
                        "<p>We say so when we know that the maker of a device paid for a study.</p>",
                    ],
                    "dont": [
                        "<p>We do not use a big word when a small one will do.</p>",
                        "<p>We do not promise a result.</p>",
                        (
                            "<p>We do not use photos from before and after, stars, or praise from "
                            "patients.</p>"
                        ),
                        "<p>We do not hide what we do not know.</p>",
                    ],
                },
            ),
            ("heading", {"text": "Money", "level": "h2"}),
            (
                "text",
                (
                    "<p>If a company paid one of our doctors, the doctor’s page says so, with the "
                    "year. No company pays for a page.</p>"
                ),
            ),
            ("heading", {"text": "What these pages cannot do", "level": "h2"}),
            (
                "text",
                (
                    "<p>They are for learning. They cannot look at you, and they do not replace advice "
                    "from your own doctor. In an emergency call 911.</p>"
                ),
            ),
            (
                "callout",
                {
                    "urgency": "info",
                    "heading": "Found a mistake?",
                    "text": "<p>Please call us and tell us which page it is on. We check it and thank you.</p>",
                },
            ),
            ("practice_facts", {"facts": ["telephone", "desk_hours"]}),
        ],
        "is_notice": True,
    },
    {
        "title": "Your privacy on this website",
        "slug": "website-privacy",
        "parent": None,
        "search_description": (
            "No cookies for visitors, no other companies, and what happens to a request that you send us."
        ),
        "teaser": "You can read this site without being watched.",
        "introduction": (
            "You can read this site without being watched. No cookies for visitors, no ads, and no "
            "other company is told what you read."
        ),
        "body": [
            ("heading", {"text": "When you read", "level": "h2"}),
            (
                "text",
                (
                    "<ul><li>We set no cookies for visitors.</li>"
                    "<li>Nothing on our pages is loaded from another company: no fonts, no maps, no "
                    "videos, no counters.</li><li>We build no profile of you.</li>"
                    "</ul><p>Like every website, our server sees the address of your device for a short "
                    "time, so that it can answer you.</p>"
                    "<p>When a search finds nothing, we count each of its words that is in a dictionary, so that "
                    "we learn what is missing here. We do not keep the search, or who made it.</p>"
                ),
            ),
            ("heading", {"text": "What this site does not do", "level": "h2"}),
            (
                "text",
                (
                    "<p>The software behind this site was tested on November 30, 2026. A real browser opened "
                    "each page, with harmful text in it. The software did not:</p>"
                    "<ul><li>set a cookie or store anything in your browser;</li>"
                    "<li>ask any other site for anything;</li>"
                    "<li>run a script that someone had typed into a page or a form;</li>"
                    "<li>take a request that another site sent in your name.</li></ul>"
                    "<p>This is what the software was tested for. It is not a promise about your own device, "
                    "or about who looks over your shoulder.</p>"
                ),
            ),
            ("heading", {"text": "When you send a request", "level": "h2"}),
            (
                "timeline",
                [
                    {
                        "when": "You press send",
                        "text": (
                            "<p>Your answers travel to us over an encrypted connection and are stored "
                            "encrypted.</p>"
                        ),
                    },
                    {
                        "when": "We get a notice",
                        "text": (
                            "<p>Our front desk gets a short email that a request is waiting. It does "
                            "not hold what you wrote.</p>"
                        ),
                    },
                    {
                        "when": "Someone opens it",
                        "text": (
                            "<p>Only our front desk and care team can read it. Each look is put on "
                            "record.</p>"
                        ),
                    },
                    {
                        "when": "It is done",
                        "text": (
                            "<p>We delete it after a set time. What we need for your care goes into "
                            "your record.</p>"
                        ),
                    },
                ],
            ),
            (
                "do_dont",
                {
                    "do": [
                        "<p>Tell us how and when to reach you.</p>",
                        "<p>Tell us if we may leave a message.</p>",
                    ],
                    "dont": [
                        ("<p>Please do not put medical details in the form. Tell us when we call.</p>"),
                        "<p>Do not use the form in an emergency. Call 911.</p>",
                    ],
                },
            ),
            ("heading", {"text": "Links to other places", "level": "h2"}),
            (
                "text",
                (
                    "<p>Some links lead away, such as a map or a study. Nothing happens until you "
                    "follow one. Then the rules of that site hold.</p>"
                ),
            ),
            ("heading", {"text": "Your health information", "level": "h2"}),
            (
                "text",
                (
                    "<p>For how we handle your health record, see our [page:privacy-practices|Notice "
                    "of Privacy Practices].</p>"
                ),
            ),
        ],
        "is_notice": True,
    },
    {
        "title": "Accessibility",
        "slug": "accessibility",
        "parent": None,
        "search_description": (
            "What we aim at so that everybody can use this site and our clinics, and how to tell us "
            "when something fails."
        ),
        "teaser": "This site is for people in pain, of any age, on any device.",
        "introduction": (
            "This site is for people in pain, of any age, on any device. If something does not work "
            "for you, we want to know."
        ),
        "body": [
            ("heading", {"text": "What we aim at", "level": "h2"}),
            (
                "text",
                (
                    "<p>We aim at the Web Content Accessibility Guidelines, level AA, and go past them "
                    "where we can. A federal rule asks for version 2.1, level AA, of many health care "
                    "sites by May 11, 2027, or by May 10, 2028, for small ones.[ref:fr-2026-web-access]</p>"
                ),
            ),
            (
                "text",
                (
                    "<ul><li>Large type from the start, and room to make it larger.</li>"
                    "<li>Strong contrast, in light and in dark.</li>"
                    "<li>Large buttons with words on them.</li>"
                    "<li>Everything works with a keyboard and with a screen reader.</li>"
                    "<li>The pages work without scripts and on an old phone.</li>"
                    "<li>You can print any page.</li>"
                    "</ul>"
                ),
            ),
            ("heading", {"text": "How we check", "level": "h2"}),
            ("accessibility_check", None),
            ("heading", {"text": "What may not work yet", "level": "h2"}),
            (
                "text",
                (
                    "<p>Some papers that other people made, such as articles behind a link, may be "
                    "hard to read. Ask us, and we tell you what they say.</p>"
                ),
            ),
            ("heading", {"text": "How to tell us", "level": "h2"}),
            (
                "text",
                (
                    "<p>Call us, or ask for help at the desk. Tell us which page it was and "
                    "what you tried to do. We answer within a few days, and we help you by phone in "
                    "the meantime.</p>"
                ),
            ),
            ("practice_facts", {"facts": ["telephone", "desk_hours"]}),
            ("heading", {"text": "Our clinics", "level": "h2"}),
            (
                "text",
                (
                    "<p>Both clinics are step-free. You find parking, doors, chairs and ways to get "
                    "there on [page:contact|our contact page]. To everybody we promise the same care: see our "
                    "[page:nondiscrimination|notice of nondiscrimination].</p>"
                ),
            ),
        ],
        "is_notice": True,
        "notice": "accessibility",
    },
]

CONTACT = {
    "title": "Contact",
    "slug": "contact",
    "search_description": "Addresses, visiting hours, directions and telephone numbers of our two clinics.",
    "introduction": (
        "Call us, send a request, or come by. Both clinics can be reached by bus and without steps."
    ),
    "body": [
        ("heading", {"text": "Before you set out", "level": "h2"}),
        (
            "text",
            (
                "<p>Please call first, so that the right person is there for you. If you need help at "
                "the door, ring the bell and we come out.</p>"
            ),
        ),
        (
            "callout",
            {
                "urgency": "emergency",
                "heading": "In an emergency call 911",
                "text": (
                    "<p>Do not wait for our desk to open. Call 911 if you cannot pass urine, lose control "
                    "of your bladder or bowels, are numb where a saddle would touch, or get weaker within "
                    "hours or days, or in both legs.[ref:ahcpr-low-back][ref:healthify-sciatica] If one "
                    "leg has grown a little weaker over weeks, call us today.</p>"
                ),
            },
        ),
        (
            "call_to_action",
            {
                "heading": "Would you rather have us call you?",
                "text": "Send us a short form. We will tell you when to expect our call.",
                "label": "Request a consultation",
                "page": None,
            },
        ),
    ],
}
