"""How the call is made: whatever stands between, the call expression is the point."""

from collections.abc import Callable

import pytest

from lintkit.model import IntegrationPoint

MODEL = 'model="gpt-4o-2024-08-06", messages=[]'
HEAD = "from openai import OpenAI\nclient = OpenAI(timeout=7)\n"
ASYNC = "import asyncio\nfrom openai import AsyncOpenAI\nclient = AsyncOpenAI(timeout=7)\n"

FORMS = {
    "module_level": (HEAD + f"client.chat.completions.create({MODEL})\n", 3),
    "bound_method_alias": (HEAD + f"ask = client.chat.completions.create\nask({MODEL})\n", 4),
    "alias_of_a_resource": (HEAD + f"chat = client.chat.completions\nchat.create({MODEL})\n", 4),
    "annotated_assignment": (
        HEAD + f"found: object = client.chat.completions.create({MODEL})\n",
        3,
    ),
    "walrus": (HEAD + f"if found := client.chat.completions.create({MODEL}):\n    pass\n", 3),
    "partial": (
        HEAD
        + "from functools import partial\n"
        + 'ask = partial(client.chat.completions.create, model="gpt-4o-2024-08-06")\n'
        + "ask(messages=[])\n",
        5,
    ),
    "partialmethod_like_keyword": (
        HEAD
        + "from functools import partial\n"
        + "def run(ask):\n    return ask(messages=[])\n"
        + 'run(partial(client.chat.completions.create, model="gpt-4o-2024-08-06"))\n',
        5,
    ),
    "awaited": (
        ASYNC + f"async def ask():\n    return await client.chat.completions.create({MODEL})\n",
        5,
    ),
    "streamed": (
        ASYNC
        + "async def ask():\n"
        + f"    async for part in await client.chat.completions.create({MODEL}, stream=True):\n"
        + "        print(part)\n",
        5,
    ),
    "gathered": (
        ASYNC
        + "async def ask():\n"
        + f"    return await asyncio.gather(*[client.chat.completions.create({MODEL})])\n",
        5,
    ),
    "to_thread": (
        "import asyncio\n"
        + HEAD
        + "async def ask():\n"
        + f"    await asyncio.to_thread(client.chat.completions.create, {MODEL})\n",
        5,
    ),
    "run_in_executor": (
        "import asyncio\nfrom functools import partial\n"
        + HEAD
        + "async def ask():\n"
        + "    loop = asyncio.get_running_loop()\n"
        + f"    f = partial(client.chat.completions.create, {MODEL})\n"
        + "    return await loop.run_in_executor(None, f)\n",
        8,
    ),
    "run_in_executor_with_lambda": (
        "import asyncio\n"
        + HEAD
        + "async def ask():\n"
        + "    loop = asyncio.get_running_loop()\n"
        + "    return await loop.run_in_executor(\n"
        + f"        None, lambda: client.chat.completions.create({MODEL})\n"
        + "    )\n",
        7,
    ),
    "submitted": (
        "from concurrent.futures import ThreadPoolExecutor\n"
        + HEAD
        + "def ask():\n    with ThreadPoolExecutor() as pool:\n"
        + f"        return pool.submit(client.chat.completions.create, {MODEL}).result()\n",
        6,
    ),
    "sync_to_async": (
        "from asgiref.sync import sync_to_async\n"
        + HEAD
        + "async def ask():\n"
        + f"    return await sync_to_async(client.chat.completions.create)({MODEL})\n",
        5,
    ),
    "retrying": (
        "from tenacity import Retrying, stop_after_attempt\n"
        + HEAD
        + "def ask():\n"
        + "    retrying = Retrying(stop=stop_after_attempt(3))\n"
        + f"    return retrying(client.chat.completions.create, {MODEL})\n",
        6,
    ),
    "nested_function": (
        HEAD
        + "def ask():\n    def inner():\n"
        + f"        return client.chat.completions.create({MODEL})\n    return inner()\n",
        5,
    ),
    "comprehension": (
        HEAD + f"found = [client.chat.completions.create({MODEL}) for _ in range(3)]\n",
        3,
    ),
    "raw_response": (HEAD + f"client.chat.completions.with_raw_response.create({MODEL})\n", 3),
}


@pytest.mark.parametrize(("source", "line"), FORMS.values(), ids=FORMS.keys())
def test_the_call_expression_is_the_point(
    point: Callable[..., IntegrationPoint], source: str, line: int
) -> None:
    found = point(source)
    assert (found.line, found.kind, found.model.value) == (line, "chat", "gpt-4o-2024-08-06")
    assert (found.deadline.state, found.deadline.seconds) == ("bounded", 7)


def test_a_stream_manager(point: Callable[..., IntegrationPoint]) -> None:
    found = point(
        """
        from anthropic import Anthropic
        client = Anthropic(timeout=7)
        with client.messages.stream(model="claude-opus-4-6", max_tokens=9, messages=[]) as stream:
            for text in stream.text_stream:
                print(text)
        """
    )
    assert (found.line, found.provider, found.model.state) == (4, "anthropic", "pinned")
    assert (found.deadline.seconds, found.deadline.covers) == (7, "read")


def test_an_alias_chosen_between_two_sdks(point: Callable[..., IntegrationPoint]) -> None:
    found = point(
        """
        import sys
        from anthropic import Anthropic
        from openai import OpenAI
        if sys.argv[1:]:
            create = Anthropic(timeout=7).messages.create
        else:
            create = OpenAI(timeout=30).chat.completions.create
        create(model=sys.argv[1], messages=[])
        """
    )
    assert (found.line, found.deadline.state, found.deadline.seconds) == (9, "bounded", 30)


def test_responses_and_embeddings_have_their_kinds(
    points: Callable[..., tuple[IntegrationPoint, ...]],
) -> None:
    found = points(
        HEAD
        + 'client.responses.create(model="gpt-4o-2024-08-06", input="x")\n'
        + 'client.embeddings.create(model="text-embedding-3-small", input="x")\n'
        + 'client.images.generate(model="gpt-image-1", prompt="x")\n'
    )
    assert [one.kind for one in found] == ["responses", "embedding", "image"]


def test_langchain_models_are_points_where_they_are_invoked(
    point: Callable[..., IntegrationPoint],
) -> None:
    found = point(
        """
        from langchain_openai import ChatOpenAI
        llm = ChatOpenAI(model="gpt-4o-2024-08-06", timeout=7, max_retries=1)
        print(llm.invoke("hello").content)
        """
    )
    assert (found.line, found.model.value, found.deadline.seconds) == (4, "gpt-4o-2024-08-06", 7)
    assert found.deadline.attempts == 2


@pytest.mark.parametrize(
    "chain",
    [
        'given | {"answer": prompt | llm}',
        '{"answer": prompt | llm} | given',
        'given | {"answer": {"question": given} | prompt | llm, "sources": given} | given',
    ],
)
def test_models_in_the_branches_of_a_langchain_pipe(
    point: Callable[..., IntegrationPoint], chain: str
) -> None:
    found = point(
        f"""
        from langchain_core.runnables import RunnablePassthrough
        from langchain_openai import ChatOpenAI
        from app.prompts import prompt
        given = RunnablePassthrough.assign(question=len)
        llm = ChatOpenAI(model="gpt-4o-2024-08-06", timeout=7)
        ({chain}).invoke("hello")
        """
    )
    assert (found.line, found.model.value, found.deadline.seconds) == (7, "gpt-4o-2024-08-06", 7)


def test_dicts_that_are_merged_are_no_pipe(
    points: Callable[..., tuple[IntegrationPoint, ...]],
) -> None:
    found = points(HEAD + 'both = {"client": client} | {}\nboth.chat.completions.create()\n')
    assert found == ()


def test_openai_before_version_1(point: Callable[..., IntegrationPoint]) -> None:
    found = point(
        """
        import openai
        openai.ChatCompletion.create(model="gpt-4-0613", messages=[], request_timeout=7)
        """
    )
    assert (found.call, found.deadline.seconds) == ("openai.ChatCompletion.create", 7)


def test_what_has_passed_as_a_dict_makes_no_model_calls(
    points: Callable[..., tuple[IntegrationPoint, ...]],
) -> None:
    source = (
        "from openai import OpenAI\n"
        "client = OpenAI()\n"
        "def copied(value):\n"
        "    if isinstance(value, dict):\n"
        "        return value.create(model='x', messages=[])\n"
        "    return value.create(model='x', messages=[])\n"
        "copied(client.chat.completions)\n"
    )
    assert [point.line for point in points(source)] == [6]


def test_a_wrapper_that_returns_its_client_mixes_no_callers(
    points: Callable[..., tuple[IntegrationPoint, ...]],
) -> None:
    files = {"wrap.py": "def traced(client):\n    client.traced = True\n    return client\n"}
    for number in range(12):
        files[f"use{number}.py"] = (
            "from openai import OpenAI\nfrom wrap import traced\n"
            f"client = traced(OpenAI(timeout={number + 1}))\n"
            "client.chat.completions.create(model='gpt-5.2', messages=[])\n"
        )
    found = {point.path: point.deadline.seconds for point in points(files)}
    assert found == {f"use{number}.py": number + 1 for number in range(12)}
