import json
from types import SimpleNamespace
from unittest.mock import patch

import pytest
from instructor.exceptions import InstructorRetryException

from clinicnotes import extract
from clinicnotes.extract import Dose, Extractor


class StubCompletions:
    def create(self, *, response_model, **kwargs):
        return response_model(drug="aspirin", milligrams=100)


class StubClient:
    chat = SimpleNamespace(completions=StubCompletions())


def test_dose():
    assert Extractor(StubClient()).dose("100 mg aspirin") == Dose(drug="aspirin", milligrams=100)


def test_schema():
    with pytest.raises(ValueError):
        Dose(drug="aspirin", milligrams=-1)


def test_allergies():
    with patch.object(extract.client.chat.completions, "create") as create:
        create.return_value.names = ["nuts"]
        assert extract.allergies("Nuts!") == ["nuts"]
