import logging
import time
from dataclasses import dataclass, field
from typing import Protocol

import openai
from pydantic import BaseModel

log = logging.getLogger("lexicon")


class Entry(BaseModel):
    word: str
    meanings: list[str]


class NoEntry(LookupError):
    pass


@dataclass
class Lexicon:
    client: openai.OpenAI = field(default_factory=lambda: openai.OpenAI(timeout=25))
    model: str = "gpt-4.1-2025-04-14"

    def define(self, word):
        response = self.client.responses.parse(
            model=self.model, input=f"Define {word}", text_format=Entry
        )
        entry = response.output_parsed
        if entry is None:
            raise NoEntry(word)
        return entry

    def synonyms(self, word):
        response = self.client.responses.create(model=self.model, input=f"Synonyms of {word}, comma separated")
        return [one.strip() for one in response.output_text.split(",") if one.strip()]

    def example(self, word):
        response = self.client.responses.create(
            model=self.model, input=f"Example of {word}", max_output_tokens=80
        )
        if response.status == "incomplete":
            return None
        return response.output_text

    def etymology(self, word):
        for attempt in range(3):
            try:
                return self.client.responses.create(model=self.model, input=word).output_text
            except openai.RateLimitError:
                time.sleep(2**attempt)
        raise NoEntry(word)

    def pronounce(self, word):
        events = self.client.responses.create(model=self.model, input=word, stream=True)
        return "".join(event.delta for event in events if event.type == "response.output_text.delta")

    def similar(self, word):
        vector = self.client.embeddings.create(model="text-embedding-3-small", input=word).data[0].embedding
        return sum(vector)

    def rhymes(self, word):
        entry = self.client.responses.parse(model=self.model, input=word, text_format=Entry).output_parsed
        return entry.meanings
