"""What people ask a practice before anything else: cost, first visits, bills, records, refills, referrals."""

QUESTION_PAGES = [
    {
        "title": "New patients",
        "slug": "new-patients",
        "parent": None,
        "show_in_menus": True,
        "search_description": (
            "Your first visit to our pain clinic: how to book it, what to bring, what happens, and forms to print."
        ),
        "teaser": "How to book a first visit, what to bring, and what happens.",
        "introduction": (
            "Welcome. Here is how to book a first visit, what to bring, and what happens when you are here."
        ),
        "body": [
            ("heading", {"text": "How to book", "level": "h2"}),
            (
                "text",
                (
                    "<p>Call us, or send us a request and we call you. Not sure which doctor to see? Say so, and "
                    "we help you choose.</p>"
                ),
            ),
            ("practice_facts", {"facts": ["telephone", "desk_hours", "callback"]}),
            (
                "call_to_action",
                {
                    "heading": "Would you rather have us call you?",
                    "text": "Send us a short form. We will tell you when to expect our call.",
                    "label": "Request a consultation",
                    "page": None,
                },
            ),
            ("heading", {"text": "What to bring", "level": "h2"}),
            ("things_to_bring", None),
            ("heading", {"text": "What happens", "level": "h2"}),
            ("visit_steps", None),
            (
                "text",
                (
                    "<p>Do you want to know more? Read [page:your-first-visit|your first visit, step by step].</p>"
                ),
            ),
            ("heading", {"text": "Forms to fill in at home", "level": "h2"}),
            (
                "text",
                (
                    "<p>Print the form, fill it in, and bring it along. Please do not send it by email. If you "
                    "cannot print it, come 15 minutes early. We have it on paper, and in large print, and we help "
                    "you with it.</p>"
                ),
            ),
            ("documents", ["new-patient-form"]),
            (
                "text",
                "<p>Our [page:privacy-practices|Notice of Privacy Practices] says how we use what you tell us. "
                "[page:website-privacy|Your privacy on this website] is about what you read and send here.</p>",
            ),
            ("heading", {"text": "What will it cost?", "level": "h2"}),
            (
                "text",
                (
                    "<p>See [page:insurance-and-cost|insurance and cost]. The page lists the plans we take, and it "
                    "says what to do if you have none. We check your plan with you before you come.</p>"
                ),
            ),
            ("heading", {"text": "Common questions", "level": "h2"}),
            (
                "faq",
                [
                    {
                        "question": "How do I get to you?",
                        "answer": (
                            "<p>Both clinics are step-free and near a bus stop. Addresses, hours and parking are under "
                            "[page:contact|locations].</p>"
                        ),
                    },
                    {
                        "question": "Do I need a referral?",
                        "answer": (
                            "<p>Some plans ask for one. We tell you when we check your plan. Your doctor finds what we "
                            "need [page:referring-clinicians|on the page for referring clinicians].</p>"
                        ),
                    },
                    {
                        "question": "Can I have an interpreter?",
                        "answer": (
                            "<p>Yes, and it costs you nothing. Tell us when we call. See "
                            "[page:language-help|language help].</p>"
                        ),
                    },
                    {
                        "question": "What if I have to change my visit?",
                        "answer": (
                            "<p>Call us as soon as you know. See [page:existing-patients|existing "
                            "patients].</p>"
                        ),
                    },
                ],
            ),
        ],
        "is_notice": True,
    },
    {
        "title": "Existing patients",
        "slug": "existing-patients",
        "parent": None,
        "show_in_menus": True,
        "search_description": (
            "Patient portal, bills, records, refills, how to change or cancel a visit, and what to do after hours."
        ),
        "teaser": "Portal, bills, records, refills, changing a visit, and help after hours.",
        "introduction": (
            "Are you in our care already? Here is how to reach your portal, pay a bill, get records or a refill, and "
            "change a visit."
        ),
        "body": [
            ("heading", {"text": "How to reach us", "level": "h2"}),
            (
                "practice_facts",
                {"facts": ["telephone", "desk_hours", "portal", "bill", "records"]},
            ),
            ("heading", {"text": "Patient portal", "level": "h2"}),
            (
                "text",
                (
                    "<p>In the portal you see your visits, your test results and our notes. You can write to us there, "
                    "too. We answer while the desk is open, so do not use it for anything urgent.</p>"
                    "<p>If you have no login yet, or lost your password, call us and we set it up with you.</p>"
                ),
            ),
            ("heading", {"text": "Your bill", "level": "h2"}),
            (
                "text",
                (
                    "<p>You can pay online, by phone, by mail or at the desk. If something is not clear, or if it is "
                    "too much at once, call us before you pay. We go through it with you, and we can split it into "
                    "parts.</p>"
                    "<p>If the bill is higher than your estimate, read about [page:cost-estimates|your billing "
                    "rights].</p>"
                ),
            ),
            ("heading", {"text": "Your records", "level": "h2"}),
            (
                "text",
                (
                    "<p>You have the right to see your record and get a copy. Ask online, by phone or at the desk. We "
                    "need to know who you are, which records you want, and where to send them.</p>"
                    "<p>If someone else is to get them, we need your yes in writing. Our "
                    "[page:privacy-practices|Notice of Privacy Practices] lists all your rights.</p>"
                ),
            ),
            ("heading", {"text": "Refills", "level": "h2"}),
            (
                "text",
                (
                    "<p>Ask for a refill through the portal or by phone, at least one week before you run out. Tell us "
                    "the medicine, the dose and your drugstore. Some medicines need a visit first, and we tell you "
                    "if yours does.</p>"
                    "<p>If you have run out, or are about to, call us. Please do not stop a medicine all at once on "
                    "your own. Our article on [page:opioid-pain-medicine|opioid pain medicine] says why that matters "
                    "for strong pain pills.</p>"
                ),
            ),
            ("heading", {"text": "Change or cancel a visit", "level": "h2"}),
            (
                "text",
                (
                    "<p>Call us as soon as you know, one working day ahead if you can. Then somebody else can have "
                    "your time. You can leave a message when the desk is closed. Say your name, the day of the visit, "
                    "and whether you want a new time.</p>"
                    "<p>If you have only sent us a request, use the link on the page that you saw after you sent "
                    "it. There you can change when we call, or cancel the request.</p>"
                ),
            ),
            ("heading", {"text": "After hours", "level": "h2"}),
            (
                "callout",
                {
                    "urgency": "emergency",
                    "heading": "In an emergency call 911",
                    "text": (
                        "<p>Do not wait for our desk to open. Call 911 for new loss of bladder or bowel control, "
                        "numbness where a saddle would touch, or weakness that grows within hours or "
                        "days.[ref:ahcpr-low-back][ref:healthify-sciatica]</p>"
                    ),
                },
            ),
            (
                "text",
                (
                    "<p>If it is no emergency but cannot wait until we open, call this number. After a procedure, also "
                    "look at the sheet that you took home.</p>"
                ),
            ),
            ("practice_facts", {"facts": ["after_hours"]}),
        ],
        "is_notice": True,
    },
    {
        "title": "Insurance and cost",
        "slug": "insurance-and-cost",
        "parent": None,
        "show_in_menus": True,
        "search_description": (
            "Which insurance plans we take, how we check your coverage before you decide, and what to "
            "do if you have no plan."
        ),
        "teaser": "The plans we take, what you may have to pay, and what to do if you have no plan.",
        "introduction": (
            "These are the plans we take. We check yours with you before you decide, because a plan can say yes "
            "to a visit and no to a procedure."
        ),
        "body": [
            ("heading", {"text": "Plans we take", "level": "h2"}),
            ("insurance_plans", None),
            (
                "text",
                (
                    "<p>Plans change, and one insurer can have many plans. So please check with us as well. We call "
                    "the insurer, and we tell you what we learned and on which date.</p>"
                ),
            ),
            ("practice_facts", {"facts": ["telephone", "desk_hours"]}),
            (
                "callout",
                {
                    "urgency": "caution",
                    "heading": "Medicare and the MILD procedure",
                    "text": (
                        "<p>Medicare covers minimally invasive lumbar decompression (MILD) only inside an "
                        "approved study.[ref:cms-ncd-150-13] Read [page:medicare-and-mild|what that means for "
                        "you], and ask us about your own coverage.</p>"
                    ),
                },
            ),
            ("heading", {"text": "If your plan is not in the list", "level": "h2"}),
            (
                "text",
                (
                    "<p>Call us anyway: the list may be behind. Also call the number on your card. Ask if the plan "
                    "pays for a practice outside its network, and how much. Or come and pay on your own.</p>"
                ),
            ),
            ("heading", {"text": "How we check your plan", "level": "h2"}),
            (
                "steps",
                [
                    {
                        "title": "Have your card ready",
                        "text": "<p>Both sides matter: the number to call is often on the back.</p>",
                        "drawing": "scene-papers",
                        "image": None,
                    },
                    {
                        "title": "We call your plan",
                        "text": "<p>We ask about the visit and, if one is planned, about the procedure.</p>",
                        "drawing": "",
                        "image": None,
                    },
                    {
                        "title": "You get the answer",
                        "text": (
                            "<p>In plain words, on paper if you like. It is what the plan told us, and "
                            "not a promise by the plan.</p>"
                        ),
                        "drawing": "",
                        "image": None,
                    },
                ],
            ),
            ("heading", {"text": "What you may have to pay", "level": "h2"}),
            (
                "fact_table",
                {
                    "caption": "Words on your card and your bill",
                    "rows": [
                        {
                            "label": "Copayment, or copay",
                            "value": "A set amount that you pay for a visit",
                            "references": [],
                        },
                        {
                            "label": "Deductible",
                            "value": "What you pay yourself in a year before the plan begins to pay",
                            "references": [],
                        },
                        {
                            "label": "Coinsurance",
                            "value": "Your share of a bill after that",
                            "references": [],
                        },
                        {
                            "label": "Prior approval",
                            "value": "A yes that some plans want to give before a procedure",
                            "references": [],
                        },
                    ],
                },
            ),
            ("heading", {"text": "If you have no plan, or do not use it", "level": "h2"}),
            (
                "text",
                (
                    "<p>Ask us for a written estimate before you book. It is your right, and it costs you nothing. "
                    "[page:cost-estimates|Cost estimates and billing rights] says when you get it, and what you can "
                    "do if the bill is much higher.</p>"
                    "<p>If the cost is a worry, tell us. We can look for a smaller first step, or split the bill.</p>"
                ),
            ),
            ("heading", {"text": "Common questions", "level": "h2"}),
            (
                "faq",
                [
                    {
                        "question": "Do I need a referral?",
                        "answer": (
                            "<p>Some plans ask for one. We tell you when we check your plan. See also "
                            "[page:new-patients|new patients].</p>"
                        ),
                    },
                    {
                        "question": "What if my plan says no?",
                        "answer": (
                            "<p>You can ask the plan to look again. We can send it our notes. "
                            "Sometimes the answer stays no, and then we look at other choices with you.</p>"
                        ),
                    },
                    {
                        "question": "How do I pay a bill?",
                        "answer": (
                            "<p>Online, by phone, by mail or at the desk. See [page:existing-patients|existing "
                            "patients].</p>"
                        ),
                    },
                ],
            ),
        ],
        "is_notice": True,
    },
    {
        "title": "Cost estimates and billing rights",
        "slug": "cost-estimates",
        "parent": "insurance-and-cost",
        "search_description": (
            "Your right to a good-faith estimate, when you get it, and what to do if the bill is much higher."
        ),
        "teaser": (
            "If you have no insurance or do not use it, you have the right to an estimate of what your "
            "care will cost."
        ),
        "introduction": (
            "If you have no insurance or do not use it, you have the right to an estimate of what your "
            "care will cost. We give it to you in writing."
        ),
        "body": [
            ("heading", {"text": "Your right to a good-faith estimate", "level": "h2"}),
            (
                "text",
                (
                    "<p>A good-faith estimate is a list of what we expect your care to cost. You can ask for "
                    "one before you book. The rule is found in the federal code.[ref:cfr-45-149-610]</p>"
                ),
            ),
            (
                "fact_table",
                {
                    "caption": "When you get it",
                    "rows": [
                        {
                            "label": "You ask for one",
                            "value": "Within 3 business days",
                            "references": ["fr-2021-good-faith"],
                        },
                        {
                            "label": "Care is set at least 3 business days ahead",
                            "value": "Within 1 business day",
                            "references": ["fr-2021-good-faith"],
                        },
                        {
                            "label": "Care is set at least 10 business days ahead",
                            "value": "Within 3 business days",
                            "references": ["fr-2021-good-faith"],
                        },
                    ],
                },
            ),
            ("heading", {"text": "If the bill is higher", "level": "h2"}),
            (
                "text",
                (
                    "<p>You can dispute a bill that is $400 or more above the "
                    "estimate.[ref:cms-good-faith] Keep a copy of the estimate. Call us first if "
                    "you like; we may be able to clear it up.</p>"
                    "<p>An estimate is not a fixed price. If your care changes on the way, so may the "
                    "cost.</p>"
                ),
            ),
            (
                "do_dont",
                {
                    "do": [
                        "<p>Ask for the estimate before you book.</p>",
                        "<p>Ask what is in it and what is not.</p>",
                        "<p>Keep it with your papers, with the date.</p>",
                    ],
                    "dont": [
                        "<p>Do not pay a bill that you do not understand. Call us.</p>",
                        "<p>Do not throw the estimate away when the bill comes.</p>",
                    ],
                },
            ),
            ("heading", {"text": "How to ask", "level": "h2"}),
            (
                "text",
                ("<p>Call us, tell the front desk, or write it in your request. It costs you nothing.</p>"),
            ),
            ("practice_facts", {"facts": ["telephone", "desk_hours"]}),
        ],
        "is_notice": True,
        "notice": "cost_estimates",
    },
    {
        "title": "For referring clinicians",
        "slug": "referring-clinicians",
        "parent": None,
        "search_description": (
            "How to refer a patient to our pain clinic: referral line and fax, what to send, how soon we call, and a "
            "form."
        ),
        "teaser": "Referral line and fax, what to send, how soon we call, and a form.",
        "introduction": (
            "Thank you for trusting us with your patient. Here is how to refer, what to send, and how soon you hear "
            "from us."
        ),
        "body": [
            ("heading", {"text": "How to refer", "level": "h2"}),
            (
                "text",
                (
                    "<p>Call the referral line, fax us the form, or have your patient send a request. Please send "
                    "records by fax or mail, and not by email. Our addresses are under [page:contact|locations].</p>"
                ),
            ),
            ("practice_facts", {"facts": ["referral_line", "fax", "desk_hours"]}),
            ("documents", ["referral-form"]),
            ("heading", {"text": "What to send", "level": "h2"}),
            (
                "text",
                (
                    "<ul><li>your question, in one sentence</li>"
                    "<li>medicines, with doses, and blood thinners above all</li>"
                    "<li>what has been tried, and how it went</li>"
                    "<li>reports of scans, and the pictures if you have them</li>"
                    "<li>the patient’s plan, and a referral number if it asks for one</li>"
                    "</ul>"
                    "<p>The plans we take are under [page:insurance-and-cost|insurance and cost].</p>"
                ),
            ),
            ("heading", {"text": "How soon", "level": "h2"}),
            ("practice_facts", {"facts": ["callback"]}),
            (
                "timeline",
                [
                    {
                        "when": "When your referral arrives",
                        "text": "<p>We call your patient, within the time that you see above.</p>",
                    },
                    {
                        "when": "After the first visit",
                        "text": "<p>You get a letter with our view and the plan.</p>",
                    },
                    {
                        "when": "After a procedure",
                        "text": "<p>You get a short report, with what to watch for.</p>",
                    },
                    {
                        "when": "If we think we cannot help",
                        "text": "<p>We say so, and tell you why.</p>",
                    },
                ],
            ),
            (
                "text",
                "<p>If your patient should not wait, call the referral line and say so. One of us calls you "
                "back.</p>",
            ),
            (
                "callout",
                {
                    "urgency": "urgent",
                    "heading": "Please do not refer these to us",
                    "text": (
                        "<p>A change in bladder or bowel control, numbness in the saddle area, or a "
                        "severe or fast-growing deficit is a warning sign.[ref:ahcpr-low-back] Send these "
                        "patients to an emergency department.</p>"
                    ),
                },
            ),
            ("heading", {"text": "How we work", "level": "h2"}),
            (
                "text",
                (
                    "<p>We start with the least invasive step that makes sense and tell patients what "
                    "is not known. We do not take over long-term prescribing without talking with you "
                    "first. [page:how-we-write|How we write and check our pages] says what stands behind what your "
                    "patients read here.</p>"
                ),
            ),
            (
                "call_to_action",
                {
                    "heading": "Talk to one of us",
                    "text": "Our doctors are glad to take your call between patients.",
                    "label": "Meet our physicians",
                    "page": "physicians",
                },
            ),
        ],
        "is_notice": True,
    },
]
