import sys
from types import ModuleType, SimpleNamespace
from unittest.mock import MagicMock, patch

import anthropic
import httpx
import openai
import pytest
from pydantic import ValidationError

from harbour import crane, customs, jobs, lighthouse, manifest, pilotage, radar
from harbour.structured import Booking, Slot


class TestPilot:
    def setup_method(self):
        self.openai = patch.object(pilotage.openai, "OpenAI").start()
        self.anthropic = patch.object(pilotage.anthropic, "Anthropic").start()

    def teardown_method(self):
        patch.stopall()

    def test_second_when_first_is_slow(self):
        slow = openai.APITimeoutError(request=httpx.Request("POST", "https://x"))
        self.openai().chat.completions.create.side_effect = slow
        self.anthropic().messages.create.return_value.content = [SimpleNamespace(text="Left.")]
        assert pilotage.pilot("Where?") == "Left."


def test_long_load(monkeypatch):
    answer = SimpleNamespace(stop_reason="max_tokens", content=[SimpleNamespace(text="Lift the")])
    fake = SimpleNamespace(messages=SimpleNamespace(create=lambda **_: answer))
    monkeypatch.setattr(crane, "Anthropic", lambda: fake)
    with pytest.raises(SystemExit, match="cut off"):
        crane.main(["lift", "grain"])


def test_manifest_in_words(monkeypatch):
    fake = ModuleType("openai")
    fake.OpenAI = MagicMock()
    create = fake.OpenAI.return_value.chat.completions.create
    create.return_value.choices[0].message.content = "[{'ship':"
    monkeypatch.setitem(sys.modules, "openai", fake)
    assert manifest.read("ships") is None


@pytest.mark.usefixtures("throttled")
def test_customs_busy():
    with pytest.raises(customs.Refused):
        customs.declare("tea")


def test_dark():
    assert lighthouse.is_dark("new moon")


def test_sweep():
    client = MagicMock()
    client.responses.create.return_value.output_text = ""
    radar.sweep(client, 3)
    assert client.responses.create.call_count == 3


def test_no_such_hour():
    booking = Booking()
    with patch.object(booking, "client") as client:
        with pytest.raises(ValidationError) as broken:
            Slot(hour="noon")
        client.chat.completions.create.side_effect = broken.value
        assert booking.book("noon") is None


def test_quiet_day():
    with patch("harbour.jobs.OpenAI") as made:
        made.return_value.responses.create.return_value = SimpleNamespace(output_text="  ")
        assert jobs.report.apply(args=["Monday"]).get() == "quiet day"
