from unittest.mock import MagicMock

import pytest

from newsroom.agent import Agent
from tests.helpers import load, message, tool_call


class TestAgent:
    def setup_method(self):
        self.client = MagicMock()
        self.create = self.client.chat.completions.create
        self.agent = Agent(self.client)

    def test_answers_at_once(self):
        self.create.side_effect = [message("Done.")]
        assert self.agent.run("write") == "Done."

    def test_looks_up(self):
        self.create.side_effect = [load("tool_call.json"), message("Cats win.")]
        assert self.agent.run("write") == "Cats win."
        assert "example.org" in self.agent.messages[-1]["content"]

    def test_invented_tool(self):
        self.create.side_effect = [message(tool_calls=[tool_call("publish", "{}")]), message("Done.")]
        self.agent.run("write")
        assert self.agent.messages[-1]["content"] == "error: no tool publish"

    def test_broken_arguments(self):
        self.create.side_effect = [message(tool_calls=[tool_call("search", "{query:")]), message("Done.")]
        self.agent.run("write")
        assert self.agent.messages[-1]["content"].startswith("error")

    def test_never_ends(self):
        self.create.return_value = message(tool_calls=[tool_call("search", '{"query": "x"}')])
        with pytest.raises(RuntimeError):
            self.agent.run("write")
