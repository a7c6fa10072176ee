"""Bounds put around a call by other means than the SDK's, and those that do nothing."""

from collections.abc import Callable

import pytest

from lintkit.model import IntegrationPoint

HEAD = "import asyncio\nfrom openai import AsyncOpenAI\nclient = AsyncOpenAI()\n"
SYNC = "import asyncio\nfrom openai import OpenAI\nclient = OpenAI()\n"
CREATE = 'client.chat.completions.create(model="gpt-4o-2024-08-06", messages=[])'

BOUNDS = {
    "wait_for": HEAD + f"async def ask():\n    return await asyncio.wait_for({CREATE}, 5)\n",
    "wait_for_by_keyword": HEAD
    + f"async def ask():\n    return await asyncio.wait_for({CREATE}, timeout=5)\n",
    "wait_for_a_task": HEAD
    + f"async def ask():\n    task = asyncio.create_task({CREATE})\n"
    + "    return await asyncio.wait_for(task, 5)\n",
    "timeout": HEAD
    + f"async def ask():\n    async with asyncio.timeout(5):\n        return await {CREATE}\n",
    "anyio": "import anyio\n"
    + HEAD
    + f"async def ask():\n    with anyio.fail_after(5):\n        return await {CREATE}\n",
    "thread": SYNC
    + "async def ask():\n    return await asyncio.wait_for(\n"
    + "        asyncio.to_thread(\n"
    + '            client.chat.completions.create, model="gpt-4o-2024-08-06", messages=[]\n'
    + "        ),\n        5,\n    )\n",
    "caller": HEAD
    + f"async def ask():\n    return await {CREATE}\n"
    + "async def main():\n    return await asyncio.wait_for(ask(), 5)\n",
    "caller_two_levels_up": HEAD
    + f"async def ask():\n    return await {CREATE}\n"
    + "async def middle():\n    return await ask()\n"
    + "async def main():\n    async with asyncio.timeout(5):\n        await middle()\n",
    "synchronous_call_in_a_thread": SYNC
    + f"def ask():\n    return {CREATE}\n"
    + "async def main():\n    return await asyncio.wait_for(asyncio.to_thread(ask), 5)\n",
    "future": "from concurrent.futures import ThreadPoolExecutor\n"
    + SYNC
    + "pool = ThreadPoolExecutor()\n"
    + "def ask():\n    future = pool.submit(\n"
    + '        client.chat.completions.create, model="gpt-4o-2024-08-06", messages=[]\n'
    + "    )\n    return future.result(timeout=5)\n",
}


@pytest.mark.parametrize("source", BOUNDS.values(), ids=BOUNDS.keys())
def test_a_guard_that_acts(point: Callable[..., IntegrationPoint], source: str) -> None:
    found = point(source).deadline
    assert (found.state, found.seconds, found.covers) == ("bounded", 5, "total")
    assert found.worst_case_seconds == 5


INERT = {
    "blocking_call_under_asyncio_timeout": SYNC
    + f"async def ask():\n    async with asyncio.timeout(5):\n        return {CREATE}\n",
    "wait_for_none": HEAD
    + f"async def ask():\n    return await asyncio.wait_for({CREATE}, None)\n",
    "pool_that_joins_its_worker": "from concurrent.futures import ThreadPoolExecutor\n"
    + SYNC
    + "def ask():\n    with ThreadPoolExecutor() as pool:\n"
    + "        future = pool.submit(\n"
    + '            client.chat.completions.create, model="gpt-4o-2024-08-06", messages=[]\n'
    + "        )\n        return future.result(timeout=1)\n",
    "guard_around_something_else": HEAD
    + "async def ask():\n    async with asyncio.timeout(5):\n        await asyncio.sleep(1)\n"
    + f"    return await {CREATE}\n",
    "one_of_two_callers": HEAD
    + f"async def ask():\n    return await {CREATE}\n"
    + "async def quick():\n    return await asyncio.wait_for(ask(), 5)\n"
    + "async def slow():\n    return await ask()\n",
}


@pytest.mark.parametrize("source", INERT.values(), ids=INERT.keys())
def test_a_guard_that_does_nothing(point: Callable[..., IntegrationPoint], source: str) -> None:
    found = point(source).deadline
    assert (found.state, found.seconds) == ("default", 600)


def test_client_arguments_that_the_sdk_ignores(point: Callable[..., IntegrationPoint]) -> None:
    found = point(
        """
        from google import genai
        from google.genai import types
        client = genai.Client(http_options=types.HttpOptions(client_args={"timeout": 7}))
        client.models.generate_content(model="gemini-2.0-flash-001", contents="x")
        """
    ).deadline
    assert found.state != "bounded"


def test_none_is_infinite_for_langchain(point: Callable[..., IntegrationPoint]) -> None:
    found = point(
        """
        from langchain_openai import ChatOpenAI
        ChatOpenAI(model="gpt-4o-2024-08-06", timeout=None).invoke("x")
        """
    ).deadline
    assert found.state == "infinite"


def test_a_stream_is_bounded_per_read(point: Callable[..., IntegrationPoint]) -> None:
    found = point(
        """
        from openai import OpenAI
        client = OpenAI(timeout=5)
        for part in client.chat.completions.create(
            model="gpt-4o-2024-08-06", messages=[], stream=True
        ):
            print(part)
        """
    ).deadline
    assert (found.state, found.covers) == ("bounded", "read")


def test_a_model_that_is_stored_and_never_sent(point: Callable[..., IntegrationPoint]) -> None:
    found = point(
        """
        from openai import OpenAI
        class Chat:
            def __init__(self, model="gpt-3.5-turbo"):
                self.model = model
                self.client = OpenAI()
            def ask(self):
                return self.client.chat.completions.create(model="gpt-4-0613", messages=[])
        Chat().ask()
        """
    )
    assert (found.model.value, found.model.others) == ("gpt-4-0613", ())


def test_verdicts_by_guarded_caller(point: Callable[..., IntegrationPoint]) -> None:
    found = point(INERT["one_of_two_callers"]).deadline
    assert [(one.symbol, one.state, one.seconds) for one in found.callers] == [
        ("app.quick", "bounded", 5),
        ("app.slow", "default", 600),
    ]
