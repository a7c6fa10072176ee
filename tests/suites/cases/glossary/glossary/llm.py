import os

import litellm
from langchain_openai import ChatOpenAI, OpenAIEmbeddings


def complete(prompt, **options):
    answer = litellm.completion(
        model=os.getenv("GLOSSARY_MODEL", "gpt-4o-mini"),
        messages=[{"role": "user", "content": prompt}],
        timeout=30,
        **options,
    )
    return (answer.choices[0].message.content or "").strip()


def chat_model():
    return ChatOpenAI(model="gpt-4o-mini", timeout=20)


def embeddings():
    return OpenAIEmbeddings(model="text-embedding-3-small")
