from deskagent.agent import Agent

from .scripted import ScriptedClient, calls, says


def test_adds():
    agent = Agent(ScriptedClient(calls("add", '{"a": 1, "b": 2}'), says("3")))
    assert agent.run("1 + 2?") == "3"


def test_tool_that_is_none():
    agent = Agent(ScriptedClient(calls("teleport"), says("I cannot")))
    assert agent.run("Beam me up") == "I cannot"
    assert agent.log == ["teleport"]
