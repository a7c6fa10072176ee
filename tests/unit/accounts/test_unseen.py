from collections.abc import Callable

import pytest

from lintkit.model import Inventory


def unseen(inventory: Callable[..., Inventory], text: str) -> list[tuple[int, str]]:
    modules = inventory({"app.py": text, "test_app.py": "from openai import OpenAI\nOpenAI()\n"})
    return [(one.span.line, one.subject) for module in modules.modules for one in module.unseen]


def test_a_client_of_which_no_call_is_seen_is_told(inventory: Callable[..., Inventory]) -> None:
    text = (
        "from langchain_openai import OpenAIEmbeddings\n"
        "from acme_stores import Store\n"
        "def stored(docs):\n"
        "    return Store.from_documents(docs, OpenAIEmbeddings())\n"
    )
    subject = (
        "`langchain_openai.OpenAIEmbeddings` is built here without a model, so that it takes "
        "`text-embedding-ada-002`, and no call of it is seen"
    )
    assert unseen(inventory, text) == [(4, subject)]


@pytest.mark.parametrize(
    "text",
    [
        (
            "from openai import OpenAI\nclient = OpenAI().with_options(timeout=3)\n"
            "client.responses.create(model='m', input='x')\n"
        ),
        "from agents import Agent\nhelper = Agent(name='helper')\n",
        "import boto3\nboto3.client('s3').list_buckets()\n",
        "import httpx\nclient = httpx.Client()\nclient.post('https://example.org/ask')\n",
        "import httpx\nimport sys\nhttpx.get(sys.argv[1])\n",
        "import httpx\nHOST = 'https://example.org'\nhttpx.post(f'{HOST}/ask/{input()}')\n",
    ],
    ids=["a call is seen", "handed to others", "another service", "named", "reads", "host known"],
)
def test_nothing_is_told_of_what_is_seen_or_is_no_model(
    inventory: Callable[..., Inventory], text: str
) -> None:
    assert unseen(inventory, text) == []


def test_a_client_by_a_constructor_for_many_services_is_told_for_those_with_models(
    inventory: Callable[..., Inventory],
) -> None:
    text = "import boto3\nmodels = boto3.client('bedrock-runtime')\n"
    subject = "`boto3.client` is built here, and no call of it is seen"
    assert unseen(inventory, text) == [(2, subject)]


@pytest.mark.parametrize(
    "text",
    [
        "import httpx\nimport sys\nhttpx.post(sys.argv[1], json={})\n",
        "import requests\ndef ask(base):\n    return requests.post(f'{base}/chat')\n",
        (
            "import aiohttp\nasync def ask(url):\n"
            "    async with aiohttp.ClientSession() as session:\n"
            "        async with session.post(url) as answer:\n            return answer\n"
        ),
    ],
)
def test_a_request_to_a_host_that_is_not_known_is_told(
    inventory: Callable[..., Inventory], text: str
) -> None:
    ((_, subject),) = unseen(inventory, text)
    assert subject == "a request goes to a host that the code does not name"


def test_what_it_is_given_and_where_it_goes_is_told(inventory: Callable[..., Inventory]) -> None:
    text = (
        "from langchain_openai import OpenAIEmbeddings\nfrom stores import Store\n"
        "def made():\n"
        "    one = OpenAIEmbeddings(model='text-embedding-3-small', timeout=5, dimensions=9)\n"
        "    Store(one)\n    [Store][0](one)\n    one.size = 3\n    return one\n"
        "OpenAIEmbeddings(model=lambda: 1)\n"
    )
    (module,) = inventory(text).modules
    first, second = sorted(module.unseen, key=lambda one: one.span)
    built = (
        "`langchain_openai.OpenAIEmbeddings` is built here with "
        '`model="text-embedding-3-small"`, `timeout=5`'
    )
    assert first.subject == f"{built}, and no call of it is seen"
    assert [(step.line, step.text) for step in first.evidence] == [
        (4, built),
        (5, "it is handed to `Store`"),
        (6, "it is handed on"),
        (8, "`made` gives it back"),
    ]
    assert "with" not in second.subject
