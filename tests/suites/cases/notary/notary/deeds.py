import os

from openai import AzureOpenAI, OpenAI, OpenAIError


def get_client():
    if os.environ.get("AZURE_ENDPOINT"):
        return AzureOpenAI(azure_endpoint=os.environ["AZURE_ENDPOINT"], api_version="2024-06-01")
    return OpenAI()


def summary(deed: str) -> str:
    done = get_client().chat.completions.create(
        model="gpt-4o-mini", messages=[{"role": "user", "content": deed}]
    )
    return done.choices[0].message.content


def parties(deed: str) -> list[str]:
    done = get_client().chat.completions.create(
        model="gpt-4o-mini", messages=[{"role": "user", "content": f"Parties of {deed}"}]
    )
    content = done.choices[0].message.content
    return [] if content is None else content.split(";")


def stamp(deed: str) -> str:
    try:
        done = get_client().chat.completions.create(
            model="gpt-4o-mini", messages=[{"role": "user", "content": f"Stamp {deed}"}]
        )
    except OpenAIError:
        return "unstamped"
    return done.choices[0].message.content


def sign(deed: str) -> str:
    done = get_client().chat.completions.create(
        model="gpt-4o-mini", messages=[{"role": "user", "content": f"Sign {deed}"}]
    )
    return done.choices[0].message.content
