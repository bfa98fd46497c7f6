"""What all reports of the room have in common."""

import pytest
from django.core.management import call_command
from django.urls import reverse


@pytest.mark.parametrize(
    ("report", "sentence"),
    [
        ("due_for_review", "Nothing is due for review."),
        ("reading_level", "No page with medical content is published yet."),
        ("missing", "Nothing is missing on the published pages."),
        ("source_notices", "No page cites a corrected, disputed or retracted source."),
        ("sources_to_fix", "No source needs fixing."),
        ("one_way_links", "Every link goes both ways."),
    ],
)
def test_a_report_without_a_line_says_what_that_means(client, editor, report, sentence):
    call_command("look_at_links")
    client.force_login(editor)
    assert sentence in client.get(reverse(f"{report}:index")).text


def test_a_filter_without_a_match_says_that_instead(client, editor):
    client.force_login(editor)
    answer = client.get(reverse("due_for_review:index"), {"state": "overdue"}).text
    assert "Nothing matches. Try fewer words or filters." in answer
    assert "Nothing is due for review." not in answer
