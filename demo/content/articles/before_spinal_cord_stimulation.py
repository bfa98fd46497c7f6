"""The article “Before you choose spinal cord stimulation”."""

from .warning_signs import CALL_911_FOR_YOUR_BACK

BEFORE_SPINAL_CORD_STIMULATION = {
    "title": "Before you choose spinal cord stimulation",
    "slug": "before-spinal-cord-stimulation",
    "search_description": (
        "What spinal cord stimulation is, why a trial comes first, what studies found, what can go "
        "wrong, and what to ask before you decide."
    ),
    "teaser": "A device is a long commitment. Here is what to think through first.",
    "drawing": "scene-notebook",
    "introduction": (
        "Spinal cord stimulation may help some people whose leg pain stays after back surgery. Experts "
        "disagree about how well it works, and many people need another operation, so try it first and take "
        "your time."
    ),
    "authors": ["ines-valderrama-okoye"],
    "topics": ["treatments"],
    "procedures": ["spinal-cord-stimulation"],
    "conditions": ["pain-after-back-surgery"],
    "related": [],
    "reviewed_by": "priya-raghunandan-cole",
    "published_days_ago": 210,
    "updated_days_ago": 40,
    "reviewed_days_ago": 41,
    "body": [
        ("heading", {"text": "What it is", "level": "h2"}),
        (
            "text",
            (
                "<p>Thin wires, called leads, lie in the space around the spinal cord, and a device "
                "placed in the body sends small electric pulses through them.[ref:traeger-2023]</p>"
                "<p>The device is most often used when back surgery did not relieve the "
                "pain.[ref:statpearls-scs] Another use is complex regional pain syndrome, which is a "
                "kind of long-lasting pain.[ref:falowski]</p>"
            ),
        ),
        ("procedure_card", {"page": "spinal-cord-stimulation"}),
        ("heading", {"text": "You try it first", "level": "h2"}),
        (
            "text",
            (
                "<p>Before anything is left in for good, there is a trial with wires for a short time. "
                "If your pain drops by at least half, that is the usual mark of a good "
                "trial.[ref:pmc7004134] A trial with wires through the skin is kept short, because there "
                "is a risk of infection.[ref:pmc7004134]</p>"
                "<p>Use the time of the trial well: do the things you want to do again, and then ask "
                "yourself whether it was worth it.</p>"
            ),
        ),
        (
            "steps",
            [
                {
                    "title": "Talk it through",
                    "text": (
                        "<p>We go over your other choices, the risks and your goals with you. Many "
                        "insurers also ask for a conversation with a psychologist "
                        "first.[ref:statpearls-scs]</p>"
                    ),
                    "drawing": "scene-notebook",
                    "image": None,
                },
                {
                    "title": "Try it out",
                    "text": (
                        "<p>During the trial, you keep a diary of your pain, your sleep and the steps you "
                        "walk.</p>"
                    ),
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "Decide",
                    "text": (
                        "<p>You look at the diary together with us, and “no” is as good an answer as "
                        "“yes.”</p>"
                    ),
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "Live with it",
                    "text": (
                        "<p>The settings need tuning from time to time, and the batteries need to be "
                        "replaced.[ref:statpearls-scs]</p>"
                    ),
                    "drawing": "",
                    "image": None,
                },
            ],
        ),
        ("heading", {"text": "What may get better", "level": "h2"}),
        (
            "text",
            (
                "<p>One trial took 100 people with pain after back surgery, and some of them received a "
                "stimulator while the others received usual care.[ref:kumar-2007] The maker of the device "
                "paid for it.[ref:kumar-2007]</p>"
            ),
        ),
        (
            "fact_table",
            {
                "caption": "People with at least half less leg pain, in that trial",
                "rows": [
                    {
                        "label": "At 6 months, with the device",
                        "value": "48 in 100",
                        "references": ["kumar-2007"],
                    },
                    {
                        "label": "At 6 months, usual care",
                        "value": "9 in 100",
                        "references": ["kumar-2007"],
                    },
                    {
                        "label": "At 12 months, with the device",
                        "value": "34 in 100",
                        "references": ["kumar-2007"],
                    },
                    {
                        "label": "At 12 months, usual care",
                        "value": "7 in 100",
                        "references": ["kumar-2007"],
                    },
                ],
            },
        ),
        (
            "text",
            (
                "<p>More people did well with the device than without it, and yet, at both times, more than "
                "half of them did not reach that mark.[ref:kumar-2007] It did not help their back "
                "pain.[ref:kumar-2008]</p><p>Another trial gave 50 people real and placebo (pretend) "
                "stimulation in turn.[ref:hara-2022] There was no real difference in what they could "
                "do.[ref:hara-2022] Its authors note that the settings could not be fine-tuned, because "
                "nobody was to know which was which.</p><p>When all the research is put together, we are less "
                "certain. A 2023 review of 13 studies with 699 people looked at low back "
                "pain.[ref:traeger-2023] Most of the studies were at risk of bias, which means a slanted "
                "result, and the long-term benefit and harm are not certain.[ref:traeger-2023] Critics answer "
                "that it left out many large trials.</p>"
            ),
        ),
        ("heading", {"text": "What may go wrong", "level": "h2"}),
        (
            "text",
            (
                "<ul><li><b>The wires can move or break.</b> In the trial above, 31 in 100 of those who kept "
                "the device needed another operation on it within 2 years.[ref:kumar-2008]</li><li><b>It may "
                "stop helping.</b> In 400 people in Sweden, 23 in 100 had it taken out within 5 years, most "
                "often because it helped less and less.[ref:gatzinsky-2024]</li><li><b>There can be an "
                "infection,</b> more often in people with diabetes.[ref:mekhail-2011]</li><li><b>The place of "
                "the battery can hurt.</b> At one center, 17 in 100 people reported this kind of pain (127 of "
                "764).[ref:baranidharan-2020]</li><li><b>The spinal cord can be harmed,</b> which is not "
                "common, but real. In insurance records of 8,326 people, codes for it appeared in about 2 in "
                "100 within 30 days.[ref:pmc4724311]</li><li><b>There can be bleeding near the spinal "
                "cord,</b> which the same insurance records show in fewer than 1 in 100 within 30 "
                "days.[ref:pmc4724311]</li></ul>"
            ),
        ),
        CALL_911_FOR_YOUR_BACK,
        ("heading", {"text": "Think it through at home", "level": "h2"}),
        (
            "do_dont",
            {
                "do": [
                    "<p>Write down the activities that you would like to do again.</p>",
                    "<p>Talk about the decision with the people you live with.</p>",
                    "<p>Ask us about scans with a magnet (MRI), airport gates and travel.</p>",
                    "<p>Ask who will adjust the device for you, and how fast you can be seen.</p>",
                ],
                "dont": [
                    "<p>Do not make the decision while you are worn out or in a hurry.</p>",
                    (
                        "<p>Do not count on “no pain,” because half less pain is considered a good "
                        "result.[ref:pmc7004134]</p>"
                    ),
                    "<p>Do not see a disappointing trial as your own fault.</p>",
                ],
            },
        ),
        ("heading", {"text": "Questions to ask us", "level": "h2"}),
        (
            "text",
            (
                "<ul><li>What other choices of treatment do I still have?</li>"
                "<li>How many of these procedures do you perform, and how did the people fare?</li>"
                "<li>How often did one of those people need another procedure?</li>"
                "<li>Do you or the clinic receive any money from the maker of the device?</li>"
                "<li>What happens if I want to have the device taken out?</li>"
                "</ul>"
            ),
        ),
        ("heading", {"text": "Common questions", "level": "h2"}),
        (
            "faq",
            [
                {
                    "question": "Why must I see a psychologist?",
                    "answer": (
                        "<p>Many insurers ask for it.[ref:statpearls-scs] It does not mean that we think "
                        "the pain is in your head, and it gives you a chance to plan for life with a "
                        "device.</p>"
                    ),
                },
                {
                    "question": "Is it for life?",
                    "answer": (
                        "<p>That is up to you and your doctor. The batteries need to be replaced, and "
                        "other parts may need to be repaired.[ref:statpearls-scs] Ask us how the device "
                        "would be taken out if you no longer wanted it.</p>"
                    ),
                },
            ],
        ),
        (
            "call_to_action",
            {
                "heading": "Take your time",
                "text": "We are glad to meet with you more than once before you make your decision.",
                "label": "Request a consultation",
                "page": None,
            },
        ),
    ],
}
