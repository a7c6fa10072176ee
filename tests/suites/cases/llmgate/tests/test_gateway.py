import litellm
import pytest

from llmgate import Gateway, GatewayError
from llmgate.config import Config
from tests.fakes import ScriptedBackend


def test_asks_again_when_nothing_comes():
    backend = ScriptedBackend("", "Yes.")
    assert Gateway(backend=backend).ask("Really?") == "Yes."
    assert backend.prompts == ["Really?", "Really?"]


def test_gives_up():
    with pytest.raises(GatewayError):
        Gateway(Config(attempts=1), backend=ScriptedBackend("")).ask("Really?")


def test_route(monkeypatch):
    def completion(**kwargs):
        assert kwargs["timeout"] == 10
        return litellm.ModelResponse(choices=[{"message": {"content": "Routed."}}])

    monkeypatch.setattr("litellm.completion", completion)
    assert Gateway(backend=ScriptedBackend()).route("hi") == "Routed."


def test_route_too_slow(monkeypatch):
    def completion(**kwargs):
        raise litellm.Timeout("slow", model="m", llm_provider="openai")

    monkeypatch.setattr(litellm, "completion", completion)
    with pytest.raises(GatewayError, match="slow"):
        Gateway(backend=ScriptedBackend()).route("hi")


def test_remember():
    assert Gateway(backend=ScriptedBackend()).remember("abc") == [3.0]
