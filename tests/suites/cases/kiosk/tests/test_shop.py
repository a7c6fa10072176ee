import pytest

from kiosk.providers import Provider
from kiosk.shop import Shop


class SilentProvider(Provider):
    def generate(self, prompt):
        return ""


class BrokenProvider(Provider):
    def generate(self, prompt):
        raise TimeoutError


def test_pitch_of_silent_model():
    assert Shop(SilentProvider()).pitch("gum") == "Buy gum!"


def test_broken():
    with pytest.raises(TimeoutError):
        Shop(BrokenProvider()).pitch("gum")
