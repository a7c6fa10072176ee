import pytest

from app.nutrition import allergens


@pytest.mark.vcr
def test_allergens():
    assert "milk" in [word.lower() for word in allergens(["milk", "rice"])]
