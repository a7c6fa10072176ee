import pytest
from langchain_core.language_models import FakeListChatModel
from langchain_core.runnables import RunnableLambda
from typer.testing import CliRunner

from ragkit import chain, cli
from ragkit.chain import Pipeline, Verdict


class FakeJudge:
    def __init__(self, verdict):
        self.verdict = verdict

    def with_structured_output(self, schema):
        return RunnableLambda(lambda _: self.verdict)


@pytest.fixture
def models(monkeypatch):
    made = {"answer": FakeListChatModel(responses=["42"]), "judge": FakeJudge(Verdict(grounded=True, reason="r"))}

    def fake(s):
        return made["judge"] if s.name.startswith("claude") else made["answer"]

    monkeypatch.setattr(chain, "chat_model", fake)
    return made


def test_ask(models):
    assert Pipeline().ask("q")["answer"] == "42"


def test_empty(models):
    models["answer"] = FakeListChatModel(responses=[""])
    assert Pipeline().ask("q")["answer"] == ""


def test_cli(models):
    out = CliRunner().invoke(cli.app, ["ask", "q"])
    assert out.exit_code == 0
    assert "42" in out.output


def test_judge_none(models):
    models["judge"] = FakeJudge(None)
    with pytest.raises(AttributeError):
        Pipeline().ask("q")
