"""Failures of a call that nothing catches on any way from where the program starts."""

from collections.abc import Callable

import pytest

from lintkit.model import IntegrationPoint

Found = Callable[..., IntegrationPoint]

HEAD = (
    "import asyncio, contextlib\n"
    "from fastapi import FastAPI\n"
    "from openai import APIConnectionError, AsyncOpenAI, OpenAI, OpenAIError, RateLimitError\n"
    "from tenacity import Retrying, retry\n"
    "client = OpenAI(timeout=7)\n"
    "app = FastAPI()\n"
)
CALL = "client.chat.completions.create(model='gpt-5.2', messages=[])"
ASK = f"def ask():\n    return {CALL}\n"
START = "if __name__ == '__main__':\n"
MAIN = f"{START}    ask()\n"
ALL = ("timeout", "rate_limit", "connection")


def handled(errors: str) -> str:
    return (
        f"if __name__ == '__main__':\n    try:\n        ask()\n    except {errors}:\n        pass\n"
    )


def failures(point: IntegrationPoint) -> tuple[str, ...]:
    return () if point.unhandled is None else point.unhandled.failures


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (ASK + MAIN, ALL),
        (f"{ASK}@app.get('/ask')\ndef route():\n    return ask()\n", ALL),
        (ASK + handled("ValueError"), ALL),
        (ASK + handled("TimeoutError"), ALL),
        (ASK + handled("RateLimitError"), ("timeout", "connection")),
        (ASK + handled("APIConnectionError"), ("rate_limit",)),
        (f"{ASK}{MAIN}    with open('log') as log:\n        ask()\n", ALL),
        (f"{ASK}{MAIN}def unused():\n    return ask()\n", ALL),
    ],
    ids=["script", "route", "another", "builtin", "rate limit", "connection", "file", "unused"],
)
def test_what_nothing_catches(point: Found, source: str, expected: tuple[str, ...]) -> None:
    assert failures(point(HEAD + source)) == expected


def test_errors_of_http_libraries_count_too(point: Found) -> None:
    post = "requests.post('https://api.openai.com/v1/responses', json={}, timeout=9)"
    head = f"import requests\ndef ask():\n    return {post}\n"
    assert failures(point(head + MAIN)) == ("timeout", "connection")
    assert failures(point(head + handled("requests.RequestException"))) == ()


def test_the_chain_leads_from_the_call_to_the_start(point: Found) -> None:
    found = point(HEAD + ASK + MAIN).unhandled
    assert found is not None
    assert [step.line for step in found.evidence] == [8, 10, 9]
    assert found.evidence[-1].text.startswith("python app.py starts here")


def test_coroutines_are_followed_through_asyncio_run(point: Found) -> None:
    source = f"async def ask():\n    return await {CALL}\nasync def main():\n    await ask()\n"
    head = HEAD.replace("= OpenAI(", "= AsyncOpenAI(")
    assert failures(point(f"{head}{source}asyncio.run(main())\n")) == ALL
    assert failures(point(f"{head}{source}asyncio.create_task(main())\n")) == ()


@pytest.mark.parametrize(
    "source",
    [
        ASK,
        ASK + handled("OpenAIError"),
        ASK + handled("Exception"),
        ASK + handled("(APIConnectionError, RateLimitError)"),
        ASK + handled("unknown"),
        f"{ASK}{MAIN}{handled('OpenAIError')}",
        f"@retry\n{ASK}{MAIN}",
        (
            "def ask():\n    for attempt in Retrying():\n        with attempt:\n"
            f"            {CALL}\n{MAIN}"
        ),
        f"@unknown\n{ASK}{MAIN}",
        f"{ASK}{START}    with contextlib.suppress(OpenAIError):\n        ask()\n",
        f"{ASK}{START}    with unknown():\n        ask()\n",
        f"{ASK}{MAIN}    unknown(ask)\n    list(map(ask, []))\n",
        (
            f"{ASK}@app.exception_handler(OpenAIError)\ndef sorry(request, error): ...\n"
            "@app.get('/ask')\ndef route():\n    return ask()\n"
        ),
        f"def ask():\n    yield {CALL}\nif __name__ == '__main__':\n    list(ask())\n",
    ],
    ids=[
        *("no start", "base", "everything", "both", "unknown error", "one way handled"),
        *(
            "retry",
            "attempt",
            "unknown decorator",
            "suppress",
            "unknown manager",
            "handed to a library",
        ),
        *("handler of the application", "generator"),
    ],
)
def test_what_may_be_caught_is_left_alone(point: Found, source: str) -> None:
    assert point(HEAD + source).unhandled is None


def test_what_a_framework_does_about_errors_is_its_own(point: Found) -> None:
    source = (
        "from langchain_openai import ChatOpenAI\n"
        "def ask():\n    return ChatOpenAI(model='gpt-5.2').invoke('')\n"
    )
    assert point(source + MAIN).unhandled is None


def test_callers_in_tests_do_not_count(point: Found) -> None:
    test = (
        "import app\n"
        "def test_ask():\n    try:\n        app.ask()\n    except Exception:\n        pass\n"
    )
    assert failures(point({"app.py": HEAD + ASK + MAIN, "test_app.py": test})) == ALL
