"""Functions that others call: a test runs those of which its own code takes hold."""

from collections.abc import Callable

import pytest

from lintkit.model import IntegrationPoint

Points = Callable[..., tuple[IntegrationPoint, ...]]

RETRY = (
    "def retry(call, *args):\n    return call(*args)\n"
    "async def retry_later(call, *args):\n    return await call(*args)\n"
    "class Service:\n"
    "    def __init__(self, call):\n        self.call = call\n"
    "    def ask(self, text):\n        return retry(self.call, text)\n"
)
PROVIDER = (
    "from functools import partial\nfrom openai import OpenAI\n"
    "from base import Service, retry, retry_later\n"
    "def ask{n}(text):\n"
    "    return OpenAI().responses.create(model='gpt-4.1', input=text)\n"
    "async def ask_later{n}(text):\n    return ask{n}(text)\n"
    "def make(): return Service({held})\n"
    "def run(text): return retry({held}, text)\n"
)


def states(points: Points, held: str, test: str) -> list[str]:
    files = {f"provider{n}.py": PROVIDER.format(n=n, held=held.format(n=n)) for n in range(3)}
    found = points({"base.py": RETRY, "test_it.py": test, **files})
    return [point.tests.state for point in found]


@pytest.mark.parametrize("held", ["ask{n}", "partial(ask{n})", "lambda text: ask{n}(text)"])
@pytest.mark.parametrize("does", ["make().ask('x')", "run('x')"])
def test_what_no_code_of_the_test_takes_hold_of_is_not_run(
    points: Points, held: str, does: str
) -> None:
    test = f"import provider0, provider1, provider2\ndef test_it():\n    assert provider1.{does}\n"
    assert states(points, held, test) == ["none", "live_only", "none"]


@pytest.mark.parametrize(
    "held",
    [
        "provider1.ask1",
        "getattr(provider1, 'ask1')",
        "{'one': provider1.ask1}['one']",
        "vars(provider1)['ask1']",
        "renamed",
    ],
)
def test_a_test_may_take_hold_itself(points: Points, held: str) -> None:
    test = (
        "import provider0, provider1, provider2, base\nfrom provider1 import ask1 as renamed\n"
        f"def test_it():\n    assert base.retry({held}, 'x')\n"
    )
    found = states(points, "ask{n}", test)
    assert found[0] == found[2] == "none"
    assert found[1] in {"live_only", "unknown"}


def test_a_coroutine_is_run_by_who_made_it_and_not_by_each_who_waits(points: Points) -> None:
    """All coroutines meet where `retry_later` waits for what it called."""
    made = (
        "import asyncio, provider{n}, base\n"
        "asyncio.run(base.retry_later(provider{n}.ask_later{n}, 'x'))\n"
    )
    mains = {f"main{n}.py": made.format(n=n) for n in range(3)}
    test = (
        "import base, provider0, provider1, provider2\n"
        "async def test_it():\n    assert await base.retry_later(provider2.ask_later2, 'x')\n"
    )
    files = {f"provider{n}.py": PROVIDER.format(n=n, held=f"ask{n}") for n in range(3)}
    found = points({"base.py": RETRY, "test_it.py": test, **files, **mains})
    assert [point.tests.state for point in found] == ["none", "none", "live_only"]


CLIENTS = (
    "import openai\n"
    "def within(client):\n"
    "    if isinstance(client, openai.AsyncOpenAI):\n"
    "        async def ask_later(text):\n"
    "            return await client.responses.create(model='gpt-4.1', input=text)\n"
    "        return ask_later\n"
    "    def ask(text):\n"
    "        return client.responses.create(model='gpt-4.1', input=text)\n"
    "    return ask\n"
)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        ("openai.OpenAI()", ["none", "live_only"]),
        ("openai.AzureOpenAI()", ["none", "live_only"]),
        ("openai.AsyncOpenAI()", ["live_only", "none"]),
    ],
)
@pytest.mark.parametrize("others", [False, True], ids=["alone", "beside others"])
def test_a_client_that_blocks_is_none_to_be_awaited(
    points: Points, made: str, expected: list[str], others: bool
) -> None:
    test = f"import openai, wrapped\ndef test_it():\n    assert wrapped.within({made})('x')\n"
    other = "import openai, wrapped\ndef either(): wrapped.within({})('x')\n"
    kinds = ("OpenAI", "AsyncOpenAI") if others else ()
    mains = {f"use_{one}.py": other.format(f"openai.{one}()") for one in kinds}
    found = points({"wrapped.py": CLIENTS, "test_it.py": test, **mains})
    assert [point.tests.state for point in found] == expected
