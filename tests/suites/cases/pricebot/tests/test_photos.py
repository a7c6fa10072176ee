from pathlib import Path

import pytest

from pricebot.photos import describe_photo

PNG = bytes.fromhex("89504e470d0a1a0a")


@pytest.mark.live
def test_describe_photo():
    assert describe_photo(PNG)
