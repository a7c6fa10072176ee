from unittest.mock import MagicMock, patch

import httpx
import openai
import pytest

from bakery import recipes
from bakery.stock import Stock


@pytest.fixture
def responses(monkeypatch):
    fake = MagicMock()
    monkeypatch.setattr(recipes.client, "responses", fake)
    return fake


class TestRecipe:
    def setup_method(self):
        self.request = httpx.Request("POST", "https://api.openai.com/v1/responses")

    def test_timeout(self, responses):
        responses.create.side_effect = openai.APITimeoutError(self.request)
        with pytest.raises(recipes.NoRecipe):
            recipes.recipe("bun")

    def test_incomplete(self, responses):
        responses.create.return_value = MagicMock(status="incomplete", output_text="Take")
        with pytest.raises(recipes.NoRecipe, match="too long"):
            recipes.recipe("bun")

    def test_recipe(self, responses):
        responses.create.return_value = MagicMock(status="completed", output_text="Take flour")
        assert recipes.recipe("bun").startswith("Take")


def test_stock_times_out():
    client = MagicMock()
    client.responses.create.side_effect = TimeoutError
    assert Stock(client).order("flour") is None


def test_price():
    with patch("bakery.recipes.price", return_value=None) as price:
        assert recipes.price("bun") is None
        price.assert_called_once_with("bun")


def test_allergens(responses):
    responses.create.return_value = MagicMock(output_text="- nuts\n- eggs", status="incomplete")
    assert recipes.allergens("bun") == ["nuts", "eggs"]
