from unittest.mock import AsyncMock, MagicMock, create_autospec

import pytest
from google import genai
from google.genai import types

from catalogist import vision


def response(text, reason="STOP"):
    return types.GenerateContentResponse(
        candidates=[
            types.Candidate(
                content=types.Content(role="model", parts=[types.Part(text=text)] if text else []),
                finish_reason=types.FinishReason(reason),
            )
        ]
    )


@pytest.fixture(autouse=True)
def gemini(monkeypatch):
    fake = MagicMock(spec=genai.Client)
    fake.models = MagicMock()
    fake.aio = MagicMock()
    monkeypatch.setattr("catalogist.vision._client", fake)
    return fake


class TestDescribe:
    def test_text(self, gemini):
        gemini.models.generate_content.return_value = response("A red chair")
        assert vision.describe(b"png") == "A red chair"

    def test_what_must_not_be_shown(self, gemini):
        gemini.models.generate_content.return_value = response("", reason="SAFETY")
        assert vision.describe(b"png") == "(not shown)"


class TestPrice:
    @pytest.fixture(scope="class")
    def prices(self):
        return {"12.50": 12.5, "about ten": None}

    def test_prices(self, gemini, prices):
        for text, expected in prices.items():
            gemini.models.generate_content.return_value = response(text)
            assert vision.price(b"png") == expected

    @pytest.mark.skip(reason="slow")
    def test_server_error(self, gemini):
        gemini.models.generate_content.side_effect = genai.errors.ServerError(503, {})
        assert vision.price(b"png") is None


async def test_title(gemini):
    gemini.aio.models.generate_content = AsyncMock(return_value=response(" Chair "))
    assert await vision.title("a chair") == "Chair"
