"""The article “Why you feel better leaning on a cart”."""

from .warning_signs import CALL_911_FOR_YOUR_BACK

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
        "If leaning on a shopping cart eases your leg pain, a tight canal in your low back may be the reason. It "
        "is a clue and not a proof, and there are simple steps to try first."
    ),
    "authors": ["samuel-oyelaran-brandt"],
    "topics": ["understanding-your-body", "living-with-pain"],
    "procedures": ["mild"],
    "conditions": ["lumbar-spinal-stenosis", "sciatica"],
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
                "<p>The nerves to your legs travel through a canal in the middle of the spine. With age, "
                "the discs, the joints and a band called the ligamentum flavum (yellow ligament) can "
                "thicken and take up room in it.[ref:pmc7101167] The name for this is "
                "[page:lumbar-spinal-stenosis|lumbar spinal stenosis], which means that the canal in the "
                "low back has become narrow.</p>"
                "<p>About 11 in 100 adults in the US have this problem, and it becomes more common with "
                "age.[ref:katz-2022] So you are far from the only one who likes to lean on a cart when "
                "it becomes difficult to stand up straight.</p>"
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
                    "<p>Many people whose canal is narrow, as in the second of these two slices through "
                    "the low back, have no pain at all.[ref:kalichman-2009] The drawings are simple and "
                    "not to scale.</p>"
                ),
            },
        ),
        ("heading", {"text": "Why the cart helps", "level": "h2"}),
        (
            "text",
            (
                "<p>The pain of a tight canal has a pattern: it comes when you arch your back, and it "
                "eases when you bend forward.[ref:katz-2022] Pain that starts when you stand or walk and "
                "settles when you sit or bend is called neurogenic claudication by "
                "doctors.[ref:benyamin-2016] The word neurogenic means that the pain comes from a "
                "nerve.</p>"
                "<p>A shopping cart lets you bend forward a little while you walk, and leaning on it "
                "often helps.[ref:orthovirginia] Still, the cart is only a clue to where the pain comes "
                "from, and not a cure for it.</p>"
            ),
        ),
        ("heading", {"text": "How strong a clue is it?", "level": "h2"}),
        (
            "text",
            (
                "<p>One review looked at older adults with leg pain and asked which clues point most "
                "strongly toward stenosis, and these are three of them:[ref:suri-2010]</p>"
                "<ul><li><b>You have no pain while you are sitting,</b> which is the strongest clue. "
                "Doctors give it a score, the likelihood ratio, of 7.4.[ref:suri-2010]</li>"
                "<li><b>You feel better when you bend forward,</b> which is a clue with a score of "
                "6.4.[ref:suri-2010]</li>"
                "<li><b>Your age is over 70,[ref:suri-2010]</b> which is a weaker clue than the others, "
                "with a score of 2.0.[ref:suri-2010]</li>"
                "</ul>"
                "<p>The higher the score, the more a clue tells us, but a clue is not proof. It takes a "
                "scan with X-rays (CT) or with a magnet (MRI) to confirm it.[ref:katz-2022] Several "
                "other problems can make your legs hurt as well, so please do not decide on a cause by "
                "yourself.</p>"
            ),
        ),
        (
            "callout",
            {
                "urgency": "info",
                "heading": "A small test for your diary",
                "text": (
                    "<ul><li>How far are you able to walk before you have to stop?</li>"
                    "<li>What eases the pain: standing still, sitting down, or bending forward?</li>"
                    "<li>Do you feel the pain in one leg or in both?</li>"
                    "<li>Which everyday activities does the pain keep you from doing?</li>"
                    "</ul>"
                ),
            },
        ),
        ("heading", {"text": "What to try first", "level": "h2"}),
        (
            "text",
            (
                "<p>Before anyone talks about a procedure, there are some simple measures to try "
                "first:[ref:katz-2022]</p>"
                "<ul><li>You can organize your day so that you seldom have to stand or walk for a long "
                "time without a rest.[ref:katz-2022]</li>"
                "<li>You can try an [page:anti-inflammatory-pills|anti-inflammatory "
                "medicine],[ref:katz-2022] but it can harm the stomach, the kidneys and the heart, so ask "
                "first.</li>"
                "<li>You can work with a physical therapist on exercises that are suitable for your "
                "back.[ref:katz-2022]</li>"
                "</ul>"
                "<p>People often ask us about [page:epidural-steroid-injection|steroid injections] into "
                "the space around the nerves, too. For stenosis, no long-term benefit of these "
                "injections has been shown, and they carry rare but serious "
                "risks.[ref:katz-2022][ref:fda-2014-epidural]</p>"
                "<p>If a thick ligament is the main cause, it may be reasonable to talk about "
                "[page:mild|the MILD procedure]. Surgery can work for some carefully chosen people who "
                "do not improve with other care.[ref:katz-2022] Each of these treatments has risks of "
                "its own, and we explain them to you.</p>"
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
                "<p>So waiting can be a sensible plan, as long as you pay attention to how you are "
                "doing. These numbers are about groups of people, and they cannot tell you to which "
                "group you will belong.</p>"
            ),
        ),
        ("heading", {"text": "On your next walk", "level": "h2"}),
        (
            "do_dont",
            {
                "do": [
                    "<p>Plan a route that has several places to sit along the way.</p>",
                    (
                        "<p>Use the shopping cart, a walker or a cane if it helps you, because it is a "
                        "tool and not a defeat.</p>"
                    ),
                    "<p>Stop before the pain gets strong, bend forward or sit down, and then continue.</p>",
                    ("<p>Write down how far you got each time, because we will ask you about it.</p>"),
                ],
                "dont": [
                    "<p>Do not stand still for a long time if that brings on the pain.</p>",
                    (
                        "<p>Do not give up walking altogether, but ask us which amount is reasonable for you.</p>"
                    ),
                    ("<p>Do not wait if your legs are getting weaker, but see the signs below.</p>"),
                ],
            },
        ),
        CALL_911_FOR_YOUR_BACK,
        (
            "call_to_action",
            {
                "heading": "Does this sound like you?",
                "text": (
                    "We ask about your walking, examine how you move, and tell you what we think the cause "
                    "may be."
                ),
                "label": "Request a consultation",
                "page": None,
            },
        ),
    ],
}
