"""The engine behind the oracle's answers."""

import asyncio
import json
from typing import Protocol

import openai
from langchain_anthropic import ChatAnthropic
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate

PROMPT = ChatPromptTemplate.from_template("Tell of {thing}")
TOOLS = {"moon": lambda: "full", "sun": lambda: "low"}


class Store(Protocol):
    def put(self, key: str, value: str) -> None: ...


class Engine:
    def __init__(self, store: Store, client: openai.AsyncOpenAI | None = None):
        self.store = store
        self.client = client or openai.AsyncOpenAI(timeout=30, max_retries=0)

    async def ask(self, question):
        for attempt in range(2):
            try:
                completion = await self.client.chat.completions.create(
                    model="gpt-4o-2024-11-20",
                    messages=[{"role": "user", "content": question}],
                )
            except openai.APITimeoutError:
                await asyncio.sleep(0)
                continue
            answer = completion.choices[0].message.content
            self.store.put(question, answer)
            return answer
        return None

    async def stream(self, question):
        pieces = []
        stream = await self.client.chat.completions.create(
            model="gpt-4o-2024-11-20",
            messages=[{"role": "user", "content": question}],
            stream=True,
        )
        try:
            async for chunk in stream:
                if chunk.choices:
                    pieces.append(chunk.choices[0].delta.content or "")
        except openai.APIConnectionError:
            pieces.append("…")
        return "".join(pieces)

    async def consult(self, question):
        completion = await self.client.chat.completions.create(
            model="gpt-4o-2024-11-20",
            messages=[{"role": "user", "content": question}],
            tools=[{"type": "function", "function": {"name": name}} for name in TOOLS],
        )
        calls = completion.choices[0].message.tool_calls or []
        found = []
        for call in calls:
            json.loads(call.function.arguments)
            tool = TOOLS.get(call.function.name)
            found.append(tool() if tool else "unknown")
        return found

    async def respond(self, question):
        response = await self.client.responses.create(model="gpt-4o-2024-11-20", input=question)
        if response.status == "incomplete":
            return response.output_text + "…"
        return response.output_text


def tell(thing, llm=None):
    llm = llm or ChatAnthropic(model="claude-sonnet-4-5-20250929", timeout=20)
    chain = PROMPT | llm | StrOutputParser()
    return chain.invoke({"thing": thing})
