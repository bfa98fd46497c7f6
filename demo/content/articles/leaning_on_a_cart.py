"""The article “Why you feel better leaning on a cart”."""

LEANING_ON_A_CART = {
    "title": "Why you feel better leaning on a cart",
    "slug": "leaning-on-a-cart",
    "search_description": (
        "Why bending forward can ease leg pain from a tight spinal canal, what to try first, and when "
        "leg pain needs help now."
    ),
    "teaser": "Bending forward can ease leg pain from a tight canal.",
    "drawing": "scene-cart",
    "introduction": (
        "You walk through the store. Your legs hurt, so you lean on the cart. A minute later you feel "
        "better. That small fact tells your doctor a lot."
    ),
    "authors": ["samuel-oyelaran-brandt"],
    "topics": ["understanding-your-body", "living-with-pain"],
    "procedures": ["mild"],
    "conditions": ["lumbar-spinal-stenosis"],
    "related": ["what-a-scan-can-tell", "mild-explained"],
    "reviewed_by": "ines-valderrama-okoye",
    "published_days_ago": 180,
    "updated_days_ago": None,
    "reviewed_days_ago": 178,
    "body": [
        ("heading", {"text": "What may be going on", "level": "h2"}),
        (
            "text",
            (
                "<p>The nerves to your legs run through a canal in the spine. With age, discs, joints "
                "and a band called the ligamentum flavum (yellow ligament) can thicken and take up "
                "room.[ref:pmc7101167] The name for this is lumbar spinal stenosis. It means that the "
                "canal in the low back is narrow.</p>"
                "<p>About 11 in 100 adults in the US have this problem, and it grows more common with "
                "age.[ref:katz-2022] So you are far from the only one who likes a cart.</p>"
            ),
        ),
        (
            "figure",
            {
                "pictures": [
                    {"drawing": "canal-with-room", "image": None, "label": "Canal with room"},
                    {"drawing": "canal-tight", "image": None, "label": "Tight canal"},
                ],
                "caption": (
                    "<p>Two slices through the low back. Many people with a narrow canal have no "
                    "pain.[ref:kalichman-2009] Simplified, not to scale.</p>"
                ),
            },
        ),
        ("heading", {"text": "Why the cart helps", "level": "h2"}),
        (
            "text",
            (
                "<p>The pain of a tight canal has a pattern. It comes when you arch your back, and it "
                "eases when you bend forward.[ref:katz-2022] When you walk or stand upright, it "
                "starts. When you sit or bend, it settles. Doctors call this neurogenic "
                "claudication.[ref:benyamin-2016] “Neurogenic” means that it comes from a nerve.</p>"
                "<p>A shopping cart lets you bend forward while you walk. That is why leaning on it "
                "often helps.[ref:orthovirginia] But a cart is a clue, not a cure.</p>"
            ),
        ),
        ("heading", {"text": "How strong a clue is it?", "level": "h2"}),
        (
            "text",
            (
                "<p>One review looked at older adults with leg pain. These clues point toward "
                "stenosis:[ref:suri-2010]</p>"
                "<ul><li><b>No pain while you sit.</b> This is the strongest clue. Doctors give it "
                "a score, the likelihood ratio, of 7.4.[ref:suri-2010]</li>"
                "<li><b>You feel better when you bend forward.</b> The score is 6.4."
                "[ref:suri-2010]</li>"
                "<li><b>Your age is over 70.[ref:suri-2010]</b> The score of this clue is 2.0, so "
                "it is weaker.[ref:suri-2010]</li>"
                "</ul>"
                "<p>The higher the score, the more a clue tells, but a clue is not proof. CT or "
                "MRI, which are kinds of scan, can confirm it.[ref:katz-2022] Other problems can "
                "make legs hurt, so please do not settle on a cause by yourself.</p>"
            ),
        ),
        (
            "callout",
            {
                "urgency": "info",
                "heading": "A small test for your diary",
                "text": (
                    "<ul><li>How far can you walk before you must stop?</li>"
                    "<li>What eases the pain: standing still, sitting, or bending?</li>"
                    "<li>Is it in one leg or both?</li>"
                    "<li>What does it keep you from doing?</li>"
                    "</ul>"
                ),
            },
        ),
        ("heading", {"text": "What to try first", "level": "h2"}),
        (
            "text",
            (
                "<p>The first steps are simple ones:[ref:katz-2022]</p>"
                "<ul><li>Change the day: less long standing and less long walking.[ref:katz-2022]</li>"
                "<li>Anti-inflammatory medicine, which calms swelling.[ref:katz-2022] Ask us or your "
                "pharmacist if it is safe for you.</li>"
                "<li>Physical therapy.[ref:katz-2022]</li>"
                "</ul>"
                "<p>Steroid shots into the space around the nerves are another choice people ask "
                "about. For stenosis, no long-term benefit has been shown.[ref:katz-2022] And they "
                "carry rare but serious risks.[ref:fda-2014-epidural]</p>"
                "<p>If the ligament is the main cause, [page:mild|the MILD procedure] may be worth a "
                "talk. Surgery can work for some well-chosen people who do not improve with other "
                "care.[ref:katz-2022] Each has risks that we go through with you.</p>"
            ),
        ),
        ("heading", {"text": "What happens if you wait", "level": "h2"}),
        (
            "fact_table",
            {
                "caption": "People with stenosis and no surgery, over up to three years",
                "rows": [
                    {"label": "Got better", "value": "About one third", "references": ["katz-2022"]},
                    {
                        "label": "Stayed about the same",
                        "value": "About half",
                        "references": ["katz-2022"],
                    },
                    {"label": "Got worse", "value": "10 to 20 in 100", "references": ["katz-2022"]},
                ],
            },
        ),
        (
            "text",
            (
                "<p>So waiting can be a sound plan, if you keep an eye on it. These are groups of "
                "people. They do not say which group you will be in.</p>"
            ),
        ),
        ("heading", {"text": "On your next walk", "level": "h2"}),
        (
            "do_dont",
            {
                "do": [
                    "<p>Plan a route with places to sit.</p>",
                    ("<p>Use the cart, a walker or a cane if it helps. It is a tool, not a defeat.</p>"),
                    "<p>Stop before the pain gets strong, bend or sit, and go on.</p>",
                    "<p>Note how far you got. We will ask.</p>",
                ],
                "dont": [
                    "<p>Do not stand still for long if that brings on the pain.</p>",
                    "<p>Do not give up all walking. Ask us what is a good amount for you.</p>",
                    "<p>Do not wait if your legs get weaker. See the signs below.</p>",
                ],
            },
        ),
        (
            "callout",
            {
                "urgency": "emergency",
                "heading": "Call 911 for these signs",
                "text": (
                    "<p>A change in bladder or bowel control, or weakness that keeps getting worse, "
                    "needs help now.[ref:physiopedia] Do not wait for a call back.</p>"
                ),
            },
        ),
        (
            "call_to_action",
            {
                "heading": "Does this sound like you?",
                "text": "We ask about your walk, look at how you move, and tell you what we think it is.",
                "label": "Request a consultation",
                "page": None,
            },
        ),
    ],
}
