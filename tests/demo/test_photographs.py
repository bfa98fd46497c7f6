import io

import pytest
from PIL import Image

from demo.photographs import PHOTOGRAPHS


@pytest.mark.parametrize("photograph", PHOTOGRAPHS.values(), ids=list(PHOTOGRAPHS))
def test_a_photograph_is_a_large_jpeg_with_its_focal_point_inside(photograph):
    with Image.open(io.BytesIO(photograph.jpeg())) as picture:
        assert picture.format == "JPEG"
        assert picture.size == (2000, 1333)
    point = photograph.focal_point
    assert point.width / 2 <= point.x <= 2000 - point.width / 2
    assert point.height / 2 <= point.y <= 1333 - point.height / 2


def test_a_photograph_is_the_same_each_time():
    photograph = PHOTOGRAPHS["paper-fibres"]
    assert photograph.jpeg() == photograph.jpeg()
