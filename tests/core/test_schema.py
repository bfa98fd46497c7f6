import json

import pytest

from core.schema import dump, without_empty

# It asks no database.
pytestmark = pytest.mark.sqlite_only


def test_what_is_empty_is_left_out_all_the_way_down():
    thing = {
        "name": "MILD",
        "alternateName": [],
        "about": {"description": "", "@id": None},
        "count": 0,
        "open": False,
    }
    assert without_empty(thing) == {"name": "MILD", "count": 0, "open": False}


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>", "<!--", "a & b", "\u2028\u2029", "“Üben”"]
)
def test_no_text_ends_the_script_element_and_every_text_stays_itself(text):
    dumped = dump([{"@type": "Thing", "name": text}])
    assert not {"<", ">", "&", "\u2028", "\u2029"} & set(dumped)
    assert json.loads(dumped)["@graph"][0]["name"] == text
