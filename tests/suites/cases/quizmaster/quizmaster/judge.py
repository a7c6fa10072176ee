"""Whether answers are right."""

import json

from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI
from openai import AsyncOpenAI

PROMPT = ChatPromptTemplate.from_template("Is {answer} right?")


def judge(answer, model=None):
    model = model or ChatOpenAI(model="gpt-4o-2024-11-20", timeout=20)
    said = model.invoke(PROMPT.format_messages(answer=answer)).content
    return said.strip().lower().startswith("yes")


class Scorer:
    def __init__(self, key):
        self.client = AsyncOpenAI(api_key=key, timeout=10, max_retries=0)

    async def score(self, essay):
        completion = await self.client.chat.completions.create(
            model="gpt-4o-2024-11-20", messages=[{"role": "user", "content": essay}]
        )
        try:
            return json.loads(completion.choices[0].message.content)["score"]
        except (ValueError, KeyError):
            return None
