import pytest

from app.agent import Agent
from tests.conftest import message


def test_answers(create):
    assert Agent().run("How long up?") == "Done."


@pytest.mark.parametrize(
    "create", [[message(calls=[("uptime", "{}")]), message("3 days")]], indirect=True
)
def test_uses_a_tool(create):
    assert Agent().run("How long up?") == "3 days"


@pytest.mark.parametrize(
    "create", [[message(calls=[("reboot", "{}")]), message("Sorry")]], indirect=True
)
def test_tool_that_is_not_there(create):
    agent = Agent()
    assert agent.run("Reboot") == "Sorry"
    assert agent.messages[-1]["content"] == "no tool reboot"


def test_arguments_that_are_no_json(create):
    create.side_effect = [message(calls=[("uptime", "{oops")]), message("Sorry")]
    agent = Agent()
    agent.run("How long up?")
    assert agent.messages[-1]["content"] == "the arguments are no JSON"


class Chatty:
    def chat(self, messages, tools=None):
        return {"text": "", "calls": [{"name": "uptime", "arguments": "{}"}]}


def test_gives_up():
    assert Agent(Chatty(), limit=2).run("x") == "gave up"
