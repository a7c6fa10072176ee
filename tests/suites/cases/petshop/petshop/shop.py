"""What the shop says."""

import os

import ollama
import requests
from pydantic_ai import Agent

advisor = Agent("openai:gpt-4o-2024-11-20", system_prompt="Advise.", defer_model_check=True)


def advise(question):
    return advisor.run_sync(question).output


class Names:
    """Names for pets, by a model in the network."""

    def __init__(self, session=None):
        self.session = session or requests.Session()

    def find(self, animal):
        answer = self.session.post(
            "https://api.openai.com/v1/chat/completions",
            json={"model": "gpt-4o-2024-11-20", "messages": [{"role": "user", "content": animal}]},
            headers={"Authorization": f"Bearer {os.environ.get('OPENAI_API_KEY', '')}"},
            timeout=10,
        )
        if answer.status_code != 200:
            return []
        text = answer.json()["choices"][0]["message"]["content"]
        return [name.strip() for name in (text or "").split(",") if name.strip()]


class Clerk:
    def __init__(self, host):
        self.client = ollama.AsyncClient(host=host, timeout=30)

    async def greet(self, name):
        answer = await self.client.chat(
            model="llama3.1:8b", messages=[{"role": "user", "content": f"Greet {name}"}]
        )
        return answer["message"]["content"].strip() or f"Hello {name}"

    async def part(self, name):
        answer = await self.client.generate(model="llama3.1:8b", prompt=f"Bye {name}")
        return answer["response"]


async def welcome(clerk, names):
    return [await clerk.greet(name) for name in names]
