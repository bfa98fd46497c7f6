"""The article “How to read a study about a pain treatment”."""

READING_A_PAIN_STUDY = {
    "title": "How to read a study about a pain treatment",
    "slug": "reading-a-pain-study",
    "search_description": (
        "Five plain questions to ask when you read that a pain treatment works, with real studies as "
        "examples."
    ),
    "teaser": "Five plain questions to ask when someone says “a study shows that it works.”",
    "photograph": "paper-fibres",
    "introduction": (
        "“A study shows that it works.” You may hear this a lot. Five plain questions help you to see "
        "what it means for you."
    ),
    "authors": ["tobias-lindqvist-amari"],
    "topics": ["understanding-your-body", "treatments"],
    "procedures": ["mild", "basivertebral-nerve-ablation", "spinal-cord-stimulation"],
    "conditions": [],
    "related": [],
    "reviewed_by": "samuel-oyelaran-brandt",
    "published_days_ago": 260,
    "updated_days_ago": 24,
    "reviewed_days_ago": 23,
    "body": [
        ("heading", {"text": "1. Compared with what?", "level": "h2"}),
        (
            "text",
            (
                "<p>Pain goes up and down. A better month may have come anyway. That is why a good "
                "study has a second group.</p>"
                "<p>Here is why it matters. In people with a tight spinal canal and no surgery, about "
                "one third got better over up to three years.[ref:katz-2022] A treatment should beat "
                "that, or at least match it with less trouble.</p>"
            ),
        ),
        ("heading", {"text": "2. Did people know what they got?", "level": "h2"}),
        (
            "text",
            (
                "<p>If you know that you had the new treatment, you may hope, and hope can change what "
                "you feel. So in some studies no one knows who got what. That is called blinding. A "
                "pretend treatment is called a sham.</p>"
                "<p>A trial of heat treatment for a nerve in the bone was open label, which means no "
                "blinding and no sham.[ref:smuck-2021]</p>"
            ),
        ),
        (
            "claim",
            {
                "sentence": (
                    "In this trial, 64 in 100 treated people had at least half less pain at 12 months. It does not "
                    "tell us how much of that was hope."
                ),
                "references": ["smuck-2021"],
                "evidence": "trial",
                "studies": 1,
                "funding": "not_stated",
                "blinded": "no",
            },
        ),
        (
            "text",
            (
                "<p>A trial of steroid shots for a tight canal was double-blind.[ref:friedly-2014] "
                "This is why a fair test matters:</p>"
            ),
        ),
        (
            "claim",
            {
                "sentence": "At six weeks, the steroid added little or nothing to the numbing medicine.",
                "references": ["friedly-2014"],
                "evidence": "trial",
                "studies": 1,
                "funding": "not_stated",
                "blinded": "yes",
            },
        ),
        ("heading", {"text": "3. Was the group still there at the end?", "level": "h2"}),
        (
            "text",
            (
                "<p>Long studies often lose their second group. In one trial of [page:mild|the MILD "
                "procedure], people who had it did better at one year than people with usual care "
                "alone.[ref:deer-motion-one-year] By two years, most of the second group had chosen "
                "MILD or another treatment, so the groups could no longer be compared in a fair "
                "way.[ref:deer-2023]</p>"
                "<p>A five-year report on heat treatment in the bone had good numbers, too: 66 in "
                "100 people had more than half less pain.[ref:fischgrund-2020] By then it had no "
                "second group at all.[ref:fischgrund-2020]</p>"
            ),
        ),
        (
            "quote",
            {
                "quote": (
                    "When you read a big number, look for the other group. If there is none, hold the "
                    "number loosely."
                ),
                "attribution": "Tobias Lindqvist-Amari, DO",
            },
        ),
        ("heading", {"text": "4. How many people, and what happened to them?", "level": "h2"}),
        (
            "text",
            (
                "<p>“Twice as many” can mean very few. Ask for plain counts: out of 100 people like "
                "me, how many felt better? How many were harmed?</p>"
            ),
        ),
        (
            "fact_table",
            {
                "caption": "Stimulation of the spinal cord: two sides of one story",
                "rows": [
                    {
                        "label": "At least half less leg pain at 6 months",
                        "value": "48 in 100 with the device, 9 in 100 with usual care",
                        "references": ["kumar-2007"],
                    },
                    {
                        "label": "The same at 12 months",
                        "value": "34 in 100 with the device, 7 in 100 with usual care",
                        "references": ["kumar-2007"],
                    },
                    {
                        "label": "Pain at the battery site, one center",
                        "value": "17 in 100",
                        "references": ["baranidharan-2020"],
                    },
                    {
                        "label": "Wires that move or break",
                        "value": "Another procedure to fix it is common",
                        "references": ["statpearls-scs"],
                    },
                ],
            },
        ),
        (
            "text",
            (
                "<p>Both sides are true at once. A review of 13 studies called the long-term benefit "
                "and harm uncertain, and found most of the studies at risk of bias, which means a "
                "slanted result.[ref:traeger-2023]</p>"
            ),
        ),
        ("heading", {"text": "5. Who paid, and who was left out?", "level": "h2"}),
        (
            "text",
            (
                "<p>Look for the line that says who paid. Money from the maker does not make a study "
                "wrong, but it is a reason to look twice.</p>"
                "<p>Then look at who took part. One trial of MILD was done in people on "
                "Medicare.[ref:benyamin-2016] If you are much younger, or have other health problems, "
                "the result may not fit you.</p>"
            ),
        ),
        ("heading", {"text": "Your five questions on one card", "level": "h2"}),
        (
            "steps",
            [
                {
                    "title": "Compared with what?",
                    "text": "<p>Was there a second group?</p>",
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "Did people know?",
                    "text": "<p>Was it blinded?</p>",
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "Who was left at the end?",
                    "text": "<p>Was there still a group to compare?</p>",
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "How many?",
                    "text": "<p>Counts for good and for harm.</p>",
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "Who paid, and who took part?",
                    "text": "<p>Are they like me?</p>",
                    "drawing": "",
                    "image": None,
                },
            ],
        ),
        (
            "callout",
            {
                "urgency": "info",
                "heading": "Bring it along",
                "text": (
                    "<p>Print what you found, or write down the title. We like to read it with you. If "
                    "we do not know the study, we will say so.</p>"
                ),
            },
        ),
        (
            "do_dont",
            {
                "do": [
                    "<p>Ask for benefit and harm in the same kind of numbers.</p>",
                    "<p>Look for reviews that put many studies together.</p>",
                    "<p>Ask what we do not know.</p>",
                ],
                "dont": [
                    "<p>Do not trust a story from one person as proof.</p>",
                    "<p>Do not trust an ad that has no risks in it.</p>",
                    "<p>Do not feel small for asking.</p>",
                ],
            },
        ),
        ("heading", {"text": "Common questions", "level": "h2"}),
        (
            "faq",
            [
                {
                    "question": "Is a small study useless?",
                    "answer": (
                        "<p>No. It may raise a good question. But a larger study may answer it "
                        "differently.</p>"
                    ),
                },
                {
                    "question": "Why do experts not agree?",
                    "answer": (
                        "<p>Because studies differ. A review of MILD found that who was chosen, how it "
                        "was done and how well it worked varied from report to report.[ref:yuan-2023]</p>"
                    ),
                },
            ],
        ),
    ],
}
