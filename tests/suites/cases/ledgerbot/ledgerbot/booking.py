import json
import re

from tenacity import retry, stop_after_attempt

from ledgerbot import llm

ACCOUNTS = {"4000": "Sales", "6000": "Wages", "6800": "Telephone"}


class BookingError(Exception):
    pass


class Bookkeeper:
    """Chooses accounts for what is on invoices."""

    def __init__(self, client=None, model="claude-sonnet-4-20250514"):
        self.client = client or llm.client()
        self.model = model

    def choose(self, text):
        message = self.client.messages.create(
            model=self.model,
            max_tokens=300,
            messages=[{"role": "user", "content": f"Account for: {text}"}],
            tools=[{"name": "book", "input_schema": {"type": "object"}}],
        )
        for block in message.content:
            if block.type == "tool_use":
                if block.name != "book":
                    raise BookingError(f"no such tool: {block.name}")
                return ACCOUNTS[block.input["account"]]
        raise BookingError("nothing chosen")

    def explain(self, account):
        with self.client.messages.stream(
            model=self.model,
            max_tokens=300,
            messages=[{"role": "user", "content": f"Why {account}?"}],
        ) as stream:
            return "".join(stream.text_stream)

    @retry(stop=stop_after_attempt(2), reraise=True)
    def lines(self, invoice):
        message = self.client.messages.create(
            model=self.model,
            max_tokens=2000,
            messages=[{"role": "user", "content": invoice}],
        )
        found = re.search(r"\[.*\]", message.content[0].text, re.S)
        if not found:
            raise BookingError("no list")
        return json.loads(found.group())


def tax_advice(question):
    return llm.ask(question, max_tokens=500)


def count(text):
    return llm.client().messages.count_tokens(
        model="claude-sonnet-4-20250514", messages=[{"role": "user", "content": text}]
    )
