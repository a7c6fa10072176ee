import json

from app.llm.provider import get_provider
from app.tools.shell import TOOLS, call_tool


class Agent:
    def __init__(self, provider=None, limit=5):
        self.provider = provider or get_provider()
        self.limit = limit
        self.messages = []

    def run(self, task):
        self.messages.append({"role": "user", "content": task})
        for _ in range(self.limit):
            reply = self.provider.chat(self.messages, TOOLS)
            if not reply["calls"]:
                return reply["text"]
            for call in reply["calls"]:
                self.messages.append({"role": "tool", "content": self._call(call)})
        return "gave up"

    def _call(self, call):
        try:
            arguments = json.loads(call["arguments"])
        except json.JSONDecodeError:
            return "the arguments are no JSON"
        return call_tool(call["name"], arguments)
