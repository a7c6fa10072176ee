from langchain_anthropic import ChatAnthropic
from langchain_openai import ChatOpenAI, OpenAIEmbeddings

from .settings import ModelSettings, Settings


def chat_model(s: ModelSettings):
    if s.name.startswith("claude"):
        return ChatAnthropic(model=s.name, temperature=s.temperature, timeout=s.timeout, max_tokens=1000)
    return ChatOpenAI(model=s.name, temperature=s.temperature, timeout=s.timeout)


def embeddings():
    return OpenAIEmbeddings(model="text-embedding-3-large")
