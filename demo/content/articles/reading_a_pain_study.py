"""The article “How to read a study about a pain treatment”."""

READING_A_PAIN_STUDY = {
    "title": "How to read a study about a pain treatment",
    "slug": "reading-a-pain-study",
    "search_description": (
        "Five plain questions to ask when you read that a pain treatment works, with real studies as "
        "examples."
    ),
    "teaser": "Five plain questions to ask when someone says “a study shows that it works.”",
    "drawing": "scene-waiting",
    "introduction": (
        "When someone says that a study shows that a treatment works, ask five questions: compared with what, who "
        "knew, who stayed to the end, how many people, and who paid?"
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
                "<p>Pain goes up and down, and a better month may have come anyway. That is why a good "
                "study has a comparison group, which does not get the new treatment.</p>"
                "<p>This is important: of the people with a tight spinal canal who had no surgery, about "
                "one third got better over up to three years.[ref:katz-2022] A treatment should do "
                "better than that, or at least as well with less trouble.</p>"
            ),
        ),
        ("heading", {"text": "2. Did people know what they got?", "level": "h2"}),
        (
            "text",
            (
                "<p>If you know that you have had the new treatment, you may be hopeful, and hope can "
                "change what you feel. In some studies, therefore, nobody knows who received which "
                "treatment, and that is called blinding. A pretend treatment that stands in for the real "
                "one is called a sham.</p>"
                "<p>A trial of heat treatment for a nerve in the bone was open label, which means that "
                "it had no blinding and no sham.[ref:smuck-2021]</p>"
            ),
        ),
        (
            "claim",
            {
                "sentence": (
                    "In this trial, disability at 3 months was 20.3 points better than with standard care. "
                    "It does not tell us how much of that was hope."
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
                "<p>A trial of steroid injections for a tight canal was double-blind, and its result "
                "shows why a fair test matters:[ref:friedly-2014]</p>"
            ),
        ),
        (
            "claim",
            {
                "sentence": (
                    "At six weeks, the steroid added little or nothing to the effect of the numbing medicine."
                ),
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
                "<p>Long studies often lose people along the way, and not always the same number in each "
                "group. One trial of [page:mild|the MILD procedure] put 149 people in the MILD group and 153 in "
                "a group with steroid shots.[ref:benyamin-2016] The results compare 143 and "
                "131.[ref:staats-2018] When more people are missing on one side, the result may tilt.</p>"
                "<p>Other studies lose their comparison group. In a second trial, people who had MILD with "
                "usual care did better at one year than people with usual care "
                "alone.[ref:deer-motion-one-year] By two years, most of the comparison "
                "group had chosen MILD or another treatment, so the groups could no longer be compared "
                "fairly.[ref:deer-2023]</p>"
                "<p>A five-year report on heat treatment in the bone had good numbers, too. By that time, "
                "however, there was no comparison group left to measure them "
                "against.[ref:fischgrund-2020]</p>"
            ),
        ),
        (
            "quote",
            {
                "quote": (
                    "When you read a big number, look for the other group, and if there is none, hold "
                    "the number loosely."
                ),
                "attribution": "Tobias Lindqvist-Amari, DO",
            },
        ),
        ("heading", {"text": "4. How many people, and what happened to them?", "level": "h2"}),
        (
            "text",
            (
                "<p>“Twice as many” can mean very few people, so ask for plain counts: of 100 people "
                "like me, how many improved, and how many were harmed?</p>"
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
                        "label": "Another operation on the device within 2 years",
                        "value": "31 in 100 of those who kept it",
                        "references": ["kumar-2008"],
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
                "<p>Both sides of the story are true at once. In another trial, 50 people had real and "
                "placebo (pretend) stimulation in turn, and there was no real difference in what they could "
                "do.[ref:hara-2022] A review of 13 studies called the "
                "long-term benefit and harm uncertain, with most studies at risk of bias, which means a "
                "slanted result.[ref:traeger-2023]</p>"
            ),
        ),
        ("heading", {"text": "5. Who paid, and who was left out?", "level": "h2"}),
        (
            "text",
            (
                "<p>Look for the paragraph that says who paid for the study. Money from the maker of a "
                "device does not make a study wrong, but it is a reason to look twice. The makers paid for the "
                "first trial of MILD[ref:midas-encore-register] and for the stimulation trial in the table "
                "above.[ref:kumar-2007]</p>"
                "<p>Then look at the people who took part, because that trial of MILD, for example, was "
                "done in people on Medicare.[ref:benyamin-2016] If you are much younger, or have other "
                "health problems, the result may not fit you.</p>"
            ),
        ),
        ("heading", {"text": "Your five questions on one card", "level": "h2"}),
        (
            "steps",
            [
                {
                    "title": "Compared with what?",
                    "text": "<p>Was there a comparison group that did not get the new treatment?</p>",
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "Did people know?",
                    "text": "<p>Was the study blinded, so that no one knew who got which treatment?</p>",
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "Who was left at the end?",
                    "text": "<p>Was there still a comparison group when the study came to its end?</p>",
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "How many?",
                    "text": (
                        "<p>Look for plain numbers of people who got better and of people who were "
                        "harmed.</p>"
                    ),
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "Who paid, and who took part?",
                    "text": "<p>Was it the maker who paid, and are the people in the study like me?</p>",
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
                    "<p>Print what you have found, or write down the title, because we like to read it "
                    "together with you. If we are not familiar with the study, we will say so.</p>"
                ),
            },
        ),
        (
            "do_dont",
            {
                "do": [
                    (
                        "<p>Ask for benefit and harm in the same kind of numbers, so that you can compare "
                        "them.</p>"
                    ),
                    "<p>Look for reviews that put the results of many different studies together.</p>",
                    "<p>Ask us which questions about the treatment nobody can answer yet.</p>",
                ],
                "dont": [
                    (
                        "<p>Do not take the experience of one person as proof, even if the story is a good "
                        "one.</p>"
                    ),
                    "<p>Do not trust an advertisement that has no risks in it.</p>",
                    "<p>Do not feel small when you ask a question, however simple it may seem.</p>",
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
                        "<p>No, because it may raise an important question, even though a larger study "
                        "may answer that question differently.</p>"
                    ),
                },
                {
                    "question": "Why do experts not agree?",
                    "answer": (
                        "<p>They may weigh the same studies differently. In 2025 a panel of the journal BMJ "
                        "advised strongly against shots and nerve ablation for chronic back "
                        "pain.[ref:busse-2025] In answer, 34 pain societies called the guideline misleading and "
                        "asked for its withdrawal.[ref:ausdoc-2025]</p>"
                    ),
                },
            ],
        ),
    ],
}
