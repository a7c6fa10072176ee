import json

from openai import OpenAI

from deskagent.tools import TOOLS


class Agent:
    def __init__(self, client=None, limit=5):
        self.client = client or OpenAI(timeout=25)
        self.limit = limit
        self.log = []

    def turn(self, messages):
        return self.client.chat.completions.create(
            model="gpt-4o-2024-11-20",
            messages=messages,
            tools=[{"type": "function", "function": {"name": name}} for name in TOOLS],
        )

    def run(self, task):
        messages = [{"role": "user", "content": task}]
        for _ in range(self.limit):
            message = self.turn(messages).choices[0].message
            if not message.tool_calls:
                return message.content
            for call in message.tool_calls:
                messages.append({"role": "tool", "tool_call_id": call.id, "content": self.use(call)})
        return "gave up"

    def use(self, call):
        tool = TOOLS.get(call.function.name)
        if tool is None:
            self.log.append(call.function.name)
            return f"there is no tool {call.function.name}"
        return str(tool(**json.loads(call.function.arguments)))
