from openai import OpenAI


def make_client() -> OpenAI:
    return OpenAI(timeout=10)
