import re

from tally.llms import LLM, get_llm


class Counter:
    def __init__(self, llm: LLM):
        self.llm = llm

    def count(self, text: str) -> int | None:
        said = self.llm.complete(f"How many items? {text}")
        found = re.search(r"\d+", said)
        return int(found.group()) if found else None


def count(text, provider="openai"):
    return Counter(get_llm(provider)).count(text)
