import pytest
from pydantic import ValidationError

from nursery import importer, plants
from nursery.plants import Plant


def test_identify(says):
    says(parsed=Plant(name="fern", water_days=3))
    assert plants.identify("x").name == "fern"


def test_identify_refused(says):
    says(refusal="I cannot look at people")
    with pytest.raises(PermissionError, match="people"):
        plants.identify("x")


def test_advise(says):
    says(content="water it")
    assert plants.advise("fern") == "WATER IT"


def test_schedule_is_checked(says):
    says(content='{"name": "fern", "water_days": "often"}')
    with pytest.raises(ValidationError):
        plants.schedule("fern")


def test_import_of_nonsense():
    with pytest.raises(ValidationError):
        importer.load("{")


def test_remind(remind):
    assert remind("water") == ""
