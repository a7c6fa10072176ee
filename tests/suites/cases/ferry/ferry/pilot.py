import json

PORTS = {"dock": lambda at: f"docking at {at}", "wait": lambda at: f"waiting off {at}"}
TOOLS = [
    {
        "type": "function",
        "function": {
            "name": name,
            "parameters": {"type": "object", "properties": {"at": {"type": "string"}}},
        },
    }
    for name in PORTS
]


class Lost(RuntimeError):
    pass


class Pilot:
    model = "gpt-4o-2024-08-06"

    def __init__(self, client=None):
        if client is None:
            from openai import OpenAI

            client = OpenAI(timeout=30, max_retries=1)
        self.client = client

    def next_port(self, orders):
        done = self.client.chat.completions.create(
            model=self.model,
            messages=[{"role": "user", "content": orders}],
            tools=TOOLS,
        )
        calls = done.choices[0].message.tool_calls
        if not calls:
            return done.choices[0].message.content
        call = calls[0].function
        if call.name not in PORTS:
            raise Lost(call.name)
        try:
            arguments = json.loads(call.arguments)
        except json.JSONDecodeError:
            raise Lost("arguments") from None
        return PORTS[call.name](**arguments)
