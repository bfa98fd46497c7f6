"""The openings of the demo's lists."""

INDEXES = {
    "procedures": {
        "introduction": (
            "Each page says how it is done, who it may suit, what may go wrong, and what we do not know. "
            "Choose a condition to see only what is done for it."
        ),
        "search_description": "Six pain procedures in plain words: steps, benefits and risks, recovery and cost.",
    },
    "conditions": {
        "introduction": (
            "What may cause the pain, how it is found, and what may help, from the least invasive treatment."
        ),
        "search_description": "Six causes of back and leg pain: warning signs, how they are found, treatments.",
    },
    "physicians": {
        "introduction": (
            "The people you will meet. Each page says how they were trained, which languages they speak, "
            "and whether a company pays them."
        ),
        "search_description": "Our clinicians: how they were trained, languages, and ties to companies.",
    },
    "locations": {
        "introduction": "Two clinics in Springfield. Choose one to see its hours, the way there, and whom you can see.",
        "search_description": "Our two clinics: addresses, visiting hours, parking, bus stops and step-free ways in.",
    },
    "articles": {
        "introduction": (
            "Written by our clinicians, checked by a colleague, with a source for each medical statement."
        ),
        "search_description": "Articles on back pain, treatments and movement, in plain words, with their sources.",
    },
}
