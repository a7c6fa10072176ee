from types import SimpleNamespace
from unittest.mock import patch

import pytest

from askdocs.titles import title


@pytest.fixture
def anthropic_client():
    with patch("askdocs.titles.anthropic.Anthropic") as cls:
        yield cls.return_value


def test_title(anthropic_client):
    anthropic_client.messages.create.return_value = SimpleNamespace(
        content=[SimpleNamespace(type="text", text="On Parcels")]
    )
    assert title("...") == "On Parcels"


def test_no_text(anthropic_client):
    anthropic_client.messages.create.return_value.content = [
        SimpleNamespace(type="tool_use", name="lookup", input={})
    ]
    assert title("...") == "Untitled"
