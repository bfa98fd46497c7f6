"""A request is found by its phone number, however the number was typed, then and now."""

from consultations.digests import SEARCH_DIGEST_LENGTH, contact_digests, digests_of_query, keyed_digest

SPELLINGS = [
    "202-555-0123",
    "(202) 555-0123",
    "+1 202.555.0123",
    "0012025550123",
    "tel:2025550123",
    "２０２－５５５－０１２３",
    "202-555-0123 ext. 4",
    "202 555 0123 x4",
]


def test_a_phone_number_has_one_digest_in_any_spelling():
    # What requests that were stored long ago carry.
    stored = {keyed_digest("search-telephone", "2025550123")[:SEARCH_DIGEST_LENGTH]}
    assert contact_digests(telephone="202-555-0123") == stored
    for spelling in SPELLINGS:
        assert digests_of_query(spelling).exact == [stored], spelling


def test_a_number_that_cannot_be_dialed_is_still_found_where_it_was_stored():
    stored = {keyed_digest("search-telephone", "1025550123")[:SEARCH_DIGEST_LENGTH]}
    assert contact_digests(telephone="102-555-0123") == stored
    assert digests_of_query("(102) 555-0123").exact == [stored]
