def within_sentence(title):
    """Return a title as it stands inside a sentence: “Lumbar stenosis” loses its capital, “MILD procedure” does not."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title
