"""Epidural steroid injection."""

EPIDURAL_STEROID_INJECTION = {
    "title": "Epidural steroid injection",
    "slug": "epidural-steroid-injection",
    "search_description": (
        "How an epidural steroid injection is given, what it may and may not do for nerve pain, and the FDA "
        "warning to know about first."
    ),
    "teaser": "Places steroid medicine near a sore nerve in the back; it may ease pain for some people.",
    "drawing": "procedure-epidural",
    "written_by": "samuel-oyelaran-brandt",
    "reviewed_by": "ines-valderrama-okoye",
    "reviewed_days_ago": 47,
    "also_known_as": "Epidural injection\nNerve root injection",
    "name_note": (
        "“Epidural” is the name of the space around the nerve roots, and the word is also used "
        "for pain relief in childbirth. This page is about treatment of back and leg pain."
    ),
    "summary": (
        "An epidural steroid injection puts medicine into the space around the nerve roots in "
        "your back, and it is used for nerve pain. It may help some people for a while, but for "
        "spinal stenosis the proof is weak."
    ),
    "conditions": ["lumbar-spinal-stenosis", "herniated-disc", "sciatica"],
    "key_facts": [
        ("fact", {"term": "setting", "value": "At our clinic", "references": []}),
        (
            "fact",
            {"term": "body_part", "value": "Space around the nerve roots", "references": ["cohen-2021"]},
        ),
        (
            "fact",
            {"term": "anesthesia", "value": "Often numbing medicine as well", "references": ["cohen-2021"]},
        ),
        ("fact", {"term": "duration", "value": "About 1 hour with us", "references": []}),
        (
            "fact",
            {
                "term": "repeat",
                "value": "One trial: at most 4 yearly",
                "references": ["midas-encore-protocol"],
            },
        ),
        ("fact", {"term": "coverage", "value": "We check your plan first", "references": []}),
    ],
    "understanding_title": "Why a nerve in the back can hurt",
    "understanding": [
        (
            "text",
            (
                "<p>Nerves leave the low back and run to your legs, and the place where a nerve "
                "starts is called a nerve root. A root can hurt, and common reasons for this "
                "shot are a [page:herniated-disc|herniated disc] and a canal that is too tight "
                "([page:lumbar-spinal-stenosis|lumbar spinal stenosis]).[ref:cohen-2021]</p>"
                "<p>An injection puts steroid medicine into the space around the nerve roots, "
                "and numbing medicine is often added.[ref:cohen-2021] A steroid is medicine "
                "meant to calm swelling, but the shot does not take away the disc or widen the "
                "canal.</p>"
            ),
        ),
        ("heading", {"text": "Three ways to reach the same space", "level": "h3"}),
        (
            "text",
            (
                "<p>There are three routes to this space.[ref:cohen-2021]</p>"
                "<ul><li><b>Transforaminal:</b> from the side, where the nerve leaves the "
                "spine.</li>"
                "<li><b>Interlaminar:</b> from the back, between the bones of the spine.</li>"
                "<li><b>Caudal:</b> from below, near the tailbone.</li>"
                "</ul><p>Please ask us which of these routes we plan for you, and why.</p>"
            ),
        ),
        (
            "callout",
            {
                "urgency": "caution",
                "heading": "The FDA has not approved steroids for this use",
                "text": (
                    "<p>The FDA, which is the US agency for drug safety, says that benefit and "
                    "safety of steroids given this way are not "
                    "established.[ref:fda-2014-epidural] Doctors may still offer it, but you "
                    "should know this before you say yes.</p>"
                ),
            },
        ),
    ],
    ("steps_intro"): (
        "<p>The drawings are simple and not to scale, and orange marks the one thing that each "
        "step is about.</p>"
    ),
    "steps": [
        (
            "step",
            {
                "title": "You get into position",
                "text": (
                    "<p>We help you to lie face down and make sure that you can hold still in "
                    "comfort. Then we ask your name and the side of your pain once more.</p>"
                ),
                "drawing": "epidural-1-position",
                "image": None,
            },
        ),
        (
            "step",
            {
                "title": "The needle goes in",
                "text": (
                    "<p>The doctor aims for the space around the nerve roots, by one of the "
                    "three routes.[ref:cohen-2021] We tell you before each part, and you can "
                    "say so at any time if you want to stop.</p>"
                ),
                "drawing": "epidural-2-needle",
                "image": None,
            },
        ),
        (
            "step",
            {
                "title": "A check comes first",
                "text": (
                    "<p>Your doctor checks the spot before any medicine goes in, and you can "
                    "ask us how this check is done in your case.</p>"
                ),
                "drawing": "epidural-3-contrast",
                "image": None,
            },
        ),
        (
            "step",
            {
                "title": "The medicine goes in",
                "text": (
                    "<p>Steroid medicine flows into the space, often together with numbing "
                    "medicine.[ref:cohen-2021] You rest with us afterward, and then you leave "
                    "with a written plan.</p>"
                ),
                "drawing": "epidural-4-medicine",
                "image": None,
            },
        ),
    ],
    "suits": [
        ("point", "<p>You have nerve pain from a herniated disc.[ref:cohen-2021]</p>"),
        (
            "point",
            (
                "<p>You have nerve pain from a tight canal, and you know that lasting benefit has not been "
                "shown.[ref:katz-2022]</p>"
            ),
        ),
        ("point", ("<p>You want to try it after you have heard the FDA warning.[ref:fda-2014-epidural]</p>")),
    ],
    "unsuited": [
        (
            ("point"),
            (
                "<p>You look for lasting relief of spinal stenosis, which has not been "
                "shown.[ref:katz-2022]</p>"
            ),
        ),
        (
            "point",
            (
                "<p>You do not want a steroid. Shots without it may also ease pain somewhat, so "
                "you can ask us about them.[ref:bicket-2013]</p>"
            ),
        ),
        (
            "point",
            (
                "<p>We still need answers, because before any shot we ask about infection, "
                "blood thinners, diabetes, allergies and pregnancy. After that, we may tell you "
                "to wait.</p>"
            ),
        ),
    ],
    "balance_intro": (
        "<p>This is a common shot, and it is easy to think that it must work, so please read "
        "both sides with the same care.</p>"
    ),
    "benefits": [
        (
            "outcome",
            {
                "lead": "It may ease nerve pain.",
                "text": (
                    "<p>It is widely used for pain from a herniated disc or a tight "
                    "canal,[ref:cohen-2021] but wide use alone does not prove that it "
                    "works.</p>"
                ),
                "out_of_100": None,
            },
        ),
        (
            "outcome",
            {
                "lead": "There is a choice without steroid.",
                "text": (
                    "<p>Epidural shots with no steroid may also ease pain somewhat, though few good trials "
                    "compare them.[ref:bicket-2013]</p>"
                ),
                "out_of_100": None,
            },
        ),
    ],
    "risks": [
        (
            "outcome",
            {
                "lead": "Rare but serious harm.",
                "text": (
                    "<p>The FDA warns of loss of vision, stroke, paralysis (loss of movement) and death."
                    "[ref:fda-2014-epidural]</p>"
                ),
                "out_of_100": None,
            },
        ),
        (
            "outcome",
            {
                "lead": "The steroid may add little.",
                "text": (
                    "<p>In stenosis, steroid plus numbing medicine was little or no better at six weeks than "
                    "numbing medicine alone.[ref:friedly-2014]</p>"
                ),
                "out_of_100": None,
            },
        ),
        (
            "outcome",
            {
                "lead": "It may not last.",
                "text": "<p>For stenosis, a long-term benefit has not been shown.[ref:katz-2022]</p>",
                "out_of_100": None,
            },
        ),
    ],
    "certainty": (
        "<p>For stenosis we have one large, careful trial in 400 people, and it found little or "
        "no extra benefit from the steroid.[ref:friedly-2014] For a herniated disc, please ask "
        "us what the newest studies say, because we give no numbers here that we have not "
        "checked.</p>"
    ),
    "recovery": [
        (
            "stage",
            {
                "when": "The same day",
                "text": ("<p>You rest with us, and then you go home with a written plan and our number.</p>"),
            },
        ),
        (
            "stage",
            {
                "when": "The next day",
                "text": ("<p>A nurse calls you to hear how you are, and you can ask anything you like.</p>"),
            },
        ),
        (
            "stage",
            {
                "when": "2 weeks",
                ("text"): (
                    "<p>We talk by phone, and you tell us what has changed with your pain, "
                    "sleep, walking and pain pills.</p>"
                ),
            },
        ),
        (
            "stage",
            {
                "when": "6 weeks",
                ("text"): (
                    "<p>You come to the clinic, and if the shot did not help, we do not simply "
                    "repeat it but look for the reason.</p>"
                ),
            },
        ),
    ],
    "recovery_note": (
        "<p>These are our usual visits. Call 911 for a change in vision, new numbness or tingling, a severe "
        "headache or a seizure.[ref:fda-2014-epidural]</p>"
    ),
    "studies": [
        (
            "text",
            (
                "<p>This has been called the pain procedure that is done most "
                "often,[ref:bicket-2013] but good trials are fewer than you might think.</p>"
                "<ul><li><b>Stenosis:</b> A trial with 400 people was double-blind, so that "
                "neither patients nor doctors knew who got the steroid.[ref:friedly-2014] At "
                "six weeks, steroid plus numbing medicine (lidocaine) gave little or no extra "
                "benefit over numbing medicine alone.[ref:friedly-2014]</li>"
                "<li><b>Long term:</b> A lasting benefit for stenosis has not been "
                "shown.[ref:katz-2022]</li>"
                "<li><b>With or without steroid:</b> Shots without steroid may ease pain "
                "somewhat, but few good trials compare the two kinds.[ref:bicket-2013]</li>"
                "</ul>"
            ),
        ),
        ("heading", {"text": "What the FDA says", "level": "h3"}),
        (
            "text",
            (
                "<p>In April 2014 the FDA told makers to add a warning to the label of these "
                "drugs.[ref:fda-2014-epidural] The warning names rare but serious harm, which "
                "is loss of vision, stroke, paralysis and death. The FDA also says that the "
                "drugs are not approved for this use.[ref:fda-2014-epidural]</p>"
            ),
        ),
    ],
    "cost": (
        "<p>Plans differ in what they pay for and how often, so we check your plan with you "
        "before you decide. You can ask us for a cost estimate in writing, and if we are not "
        "sure what you will pay, we say so.</p>"
    ),
    "questions": [
        ("question", "Which nerve do you think is causing my pain?"),
        ("question", "Which of the routes will you use, and why?"),
        ("question", "Could I have the shot without steroid?"),
        ("question", "How will we know if it worked?"),
        ("question", "What is the plan if it does not help?"),
    ],
    "faq": [
        (
            "item",
            {
                "question": "How many shots can I have?",
                "answer": (
                    "<p>There is no one rule that fits all, but one large trial set a limit of "
                    "four a year.[ref:midas-encore-protocol] We do not plan a series ahead, and "
                    "after each one we ask if it was worth it.</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "When should I call 911 after a shot?",
                "answer": (
                    "<p>Call 911 if your vision changes, or if you have new numbness or "
                    "tingling, a severe headache, or a seizure, because these need emergency "
                    "care.[ref:fda-2014-epidural]</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "Is it FDA approved?",
                "answer": (
                    "<p>No, the FDA has not approved steroids for this "
                    "use.[ref:fda-2014-epidural] Please ask us why we still think that it may "
                    "be worth a try for you.</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "What should I bring?",
                "answer": (
                    "<p>Please bring your list of medicines and allergies, your scans if you "
                    "have them, and someone who can drive you home.</p>"
                ),
            },
        ),
    ],
}
