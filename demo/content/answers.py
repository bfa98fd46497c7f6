"""What the search of the demo site answers in a sentence or two: what people type, the answer, the page to go to."""

ANSWERS = [
    {
        "phrases": (
            "Patient portal\nportal\nlog in\nlogin\nsign in\ntest results\nmessage my doctor\n"
            "forgot password\nlost password\nmy chart\nmychart"
        ),
        "text": (
            "In the portal you see your visits, test results and notes, and you can write to us. No login "
            "yet? Call us, "
            "and we will set it up with you."
        ),
        "page": "existing-patients",
    },
    {
        "phrases": (
            "Pay my bill\npay a bill\npay a bill online\nbill\nbilling\npay online\nmake a payment\npayment plan\n"
            "pay in parts\nbill too high\n"
            "question about my bill\nwrong bill"
        ),
        "text": (
            "Pay online, by phone, by mail or at the front desk. If a bill is not clear, or too much at once, call us "
            "before you pay."
        ),
        "page": "existing-patients",
    },
    {
        "phrases": (
            "Medical records\nmy records\nrecords\ncopy of my records\nrequest records\n"
            "send my records\nrelease of records\n"
            "MRI report\nscan results"
        ),
        "text": "You have the right to see your record and get a copy. Ask online, by phone or at the front desk.",
        "page": "existing-patients",
    },
    {
        "phrases": (
            "Refills\nrefill\nprescription refill\nmedicine refill\nmedication refill\nrenew my prescription\n"
            "prescription\nran out of medicine\nran out of pills"
        ),
        "text": (
            "Ask through the portal or by phone, at least one week before you run out. Have you run out "
            "already? Call us, "
            "and do not stop a medicine all at once on your own."
        ),
        "page": "existing-patients",
    },
    {
        "phrases": (
            "Change or cancel a visit\ncancel\ncancel my appointment\ncancel appointment\ncancel visit\n"
            "cancellation\nreschedule\n"
            "reschedule appointment\nchange my appointment\nmove my appointment\nrunning late\n"
            "missed my appointment\nno show\nlate for my appointment"
        ),
        "text": "Call us as soon as you know, best one working day ahead. You can leave a message when we are closed.",
        "page": "existing-patients",
    },
    {
        "phrases": (
            "After hours\nafter hours number\ncall at night\non weekends\nurgent question\nemergency\n"
            "emergency number\non call doctor"
        ),
        "text": (
            "In an emergency call 911. If it is no emergency but cannot wait until morning, call the number "
            "for when we "
            "are closed."
        ),
        "page": "existing-patients",
    },
    {
        "phrases": (
            "What it costs\ncost\ncosts\nprice\nprices\nhow much\nfees\nexpensive\nestimate\nself pay\n"
            "cash\ncash price\ncopay\ncopayment\n"
            "deductible\nno insurance\nuninsured\npay out of pocket\nfinancial help\nfinancial assistance\n"
            "price of first visit"
        ),
        "text": (
            "It depends on your plan and on the treatment. We check your plan before you decide, and "
            "without one you can "
            "have a written estimate first."
        ),
        "page": "insurance-and-cost",
    },
    {
        "phrases": (
            "What to bring\nbring\nbring to my visit\nfirst visit\nfirst appointment\nbefore my visit\n"
            "prepare for my visit"
        ),
        "text": (
            "Bring your list of medicines with doses, reports and pictures from scans, your insurance card "
            "and a photo ID. "
            "You are welcome to bring someone along."
        ),
        "page": "new-patients",
    },
    {
        "phrases": (
            "New patients\nnew patient\nbecome a patient\naccepting new patients\nbook an appointment\n"
            "make an appointment\n"
            "appointment\nschedule\nschedule an appointment\nschedule a visit\nsee a doctor\nnew patient forms\n"
            "forms\npaperwork"
        ),
        "text": "Call us, or send us a short form and we will call you. The new patient form can be filled in at home.",
        "page": "new-patients",
    },
    {
        "phrases": (
            "Do I need a referral?\nneed a referral\nreferral needed\nwithout a referral\n"
            "see you without a referral"
        ),
        "text": "Some plans ask for a referral from your regular doctor. We will tell you when we check your plan.",
        "page": "insurance-and-cost",
    },
    {
        "phrases": (
            "Refer a patient\nreferring clinicians\nreferring physician\nsend a referral\nreferral\n"
            "referral form\nreferral fax\n"
            "referral line\nrefer"
        ),
        "text": "Call the referral line or fax us the form. The page says what to send and how soon you hear from us.",
        "page": "referring-clinicians",
    },
    {
        "phrases": (
            "Interpreters\ninterpreter\ntranslator\nsign language\nASL\nlanguage help\nhelp in my language\n"
            "intérprete\nespañol\nlarge print\ndeaf\nhard of hearing"
        ),
        "text": "Interpreters are free, also for sign language. Tell us when you book, and we will have one ready.",
        "page": "language-help",
    },
    {
        "phrases": "Your privacy\nHIPAA\nprivacy\nprivacy notice\nprivacy practices\nconfidential",
        "text": (
            "We keep your health information private, as the law (HIPAA) asks. Our notice says how we use it, who may "
            "see it, and what rights you have."
        ),
        "page": "privacy-practices",
    },
    {
        "phrases": "Video visits\nvideo visit\ntelehealth\ntelemedicine\nvirtual visit\nonline visit\nphone visit",
        "text": (
            "We see you in person, because we need to examine you. Call us if it is hard for you to come: we look for "
            "a way with you."
        ),
        "page": "new-patients",
    },
    {
        "phrases": (
            "Choosing a clinician\nfemale doctor\nmale doctor\nwoman doctor\nlady doctor\nwomen doctors\n"
            "female physician\nmale physician\n"
            "choose my doctor\nchoose a doctor\npick a doctor\nsee the same doctor"
        ),
        "text": (
            "You can ask to see a woman or a man. Tell us when you book. The page on our clinicians shows who they are."
        ),
        "page": "physicians",
    },
]
