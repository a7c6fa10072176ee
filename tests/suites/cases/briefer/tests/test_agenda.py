from unittest.mock import create_autospec

import httpx
import openai
import pytest

from briefer.agenda import make_agenda


@pytest.fixture
def client():
    return create_autospec(openai.OpenAI, instance=True)


def test_agenda(client):
    client.responses.create.return_value.output_text = "Welcome\nBudget"
    assert make_agenda(client, "...") == ["Welcome", "Budget"]


def test_slow_model(client):
    request = httpx.Request("POST", "https://api.openai.com/v1/responses")
    client.responses.create.side_effect = openai.APITimeoutError(request=request)
    assert make_agenda(client, "...") == []
