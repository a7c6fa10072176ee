import pytest

from lintkit.sources.agents import agent_of
from lintkit.sources.git import Commit

PERSON = "Ada Lovelace <ada@example.org>"
WEB = "GitHub <noreply@github.com>"


@pytest.mark.parametrize(
    ("helper", "agent"),
    [
        ("Claude <noreply@anthropic.com>", "Claude Code"),
        ("Copilot <175728472+Copilot@users.noreply.github.com>", "GitHub Copilot"),
        ("aider (gpt-4o) <aider@aider.chat>", "aider"),
        ("Cursor <cursoragent@cursor.com>", "Cursor"),
        ("renovate[bot] <29139614+renovate[bot]@users.noreply.github.com>", "a bot"),
    ],
)
def test_trailers_name_agents(helper: str, agent: str) -> None:
    assert agent_of(Commit(PERSON, PERSON, ("Grace <grace@example.org>", helper))) == agent


def test_an_author_or_committer_can_be_one() -> None:
    devin = "devin-ai-integration[bot] <1+devin-ai-integration[bot]@users.noreply.github.com>"
    assert agent_of(Commit(devin, WEB)) == "Devin"
    assert agent_of(Commit("Ada (aider) <ada@example.org>", PERSON)) == "aider"
    assert agent_of(Commit(PERSON, "OpenHands <openhands@all-hands.dev>")) == "OpenHands"


@pytest.mark.parametrize(
    "person", [PERSON, "Claude Shannon <claude@example.org>", "Abbot <abbot@example.org>", WEB]
)
def test_people_are_none(person: str) -> None:
    assert agent_of(Commit(person, WEB, (person,))) is None
