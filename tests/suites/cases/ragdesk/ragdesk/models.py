import os

from langchain_openai import ChatOpenAI, OpenAIEmbeddings


def chat_model():
    return ChatOpenAI(model=os.getenv("CHAT_MODEL", "gpt-4o-2024-11-20"), timeout=20)


def embeddings():
    return OpenAIEmbeddings(model="text-embedding-3-small")
