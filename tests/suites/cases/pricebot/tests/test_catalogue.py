import pytest

from pricebot.catalogue import similar


@pytest.mark.vcr
def test_similar():
    assert similar("lamp", {"light": [0.1] * 1536, "chair": [-0.1] * 1536}) in ("light", "chair")
