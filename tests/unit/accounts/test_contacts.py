"""What a program talks to beside models, and what it keeps."""

from collections.abc import Callable

import pytest

from lintkit.model import Inventory

Find = Callable[..., Inventory]


def used(inventory: Find, text: str) -> list[tuple[str, str, list[str]]]:
    found = inventory({"app.py": text, "test_app.py": text}).services
    return [(one.name, one.host, [step.text for step in one.uses]) for one in found]


@pytest.mark.parametrize(
    ("text", "name", "host", "use"),
    [
        (
            "import chromadb\nchromadb.PersistentClient(path='./db')",
            *("chromadb", "", '`chromadb.PersistentClient` in `app`, `path="./db"`'),
        ),
        (
            "from langfuse import observe\n@observe\ndef f(): ...\n",
            *("langfuse", "cloud.langfuse.com, where nothing names another host"),
            "`langfuse.observe` in `app`",
        ),
        (
            "from agents import Agent, Runner\nRunner.run_sync(Agent(name='a'), 'x')\n",
            *("agents.Runner", "api.openai.com by itself, where nothing disables it"),
            "`agents.Runner.run_sync` in `app`",
        ),
        (
            "import sqlite3\nsqlite3.connect('a.db')",
            *("sqlite3", "", '`sqlite3.connect` in `app`, `"a.db"`'),
        ),
        (
            "from tavily import TavilyClient\ndef f(key):\n    return TavilyClient(key)",
            *("tavily", "api.tavily.com", "`tavily.TavilyClient` in `f`"),
        ),
        (
            "from langchain_community.vectorstores import FAISS\nFAISS.from_texts([])",
            *("langchain_community.vectorstores.FAISS", ""),
            "`langchain_community.vectorstores.FAISS.from_texts` in `app`",
        ),
        (
            "from langchain_community.tools import TavilySearchResults\nTavilySearchResults()",
            *("langchain_community.tools.TavilySearchResults", "api.tavily.com"),
            "`langchain_community.tools.TavilySearchResults` in `app`",
        ),
        (
            "from langchain_community.document_compressors import JinaRerank\nJinaRerank(top_n=3)",
            *("langchain_community.document_compressors.JinaRerank", "api.jina.ai"),
            "`langchain_community.document_compressors.JinaRerank` in `app`",
        ),
        (
            "from llama_index import VectorStoreIndex\nVectorStoreIndex.from_documents([])",
            "llama_index.VectorStoreIndex",
            "the embedding model that it is given; api.openai.com where it is given none",
            "`llama_index.VectorStoreIndex.from_documents` in `app`",
        ),
        (
            "import boto3\nboto3.client('s3')",
            *("boto3 s3", "amazonaws.com", "`boto3.client` in `app`"),
        ),
        (
            "from openai import OpenAI\nOpenAI().files.create(file=1)",
            *("openai", "", "`openai.OpenAI.files.create` in `app`"),
        ),
        (
            "from anthropic import Anthropic\nAnthropic().beta.messages.batches.list()",
            *("anthropic", "", "`anthropic.Anthropic.beta.messages.batches.list` in `app`"),
        ),
    ],
)
def test_a_library_is_told_with_its_use(
    inventory: Find, text: str, name: str, host: str, use: str
) -> None:
    assert used(inventory, f"{text}\n") == [(name, host, [use])]


@pytest.mark.parametrize(
    "text",
    [
        "import json\njson.dumps(1)",
        "import boto3\nboto3.client('bedrock-runtime')",
        "from openai import OpenAI\nOpenAI().models.list().files.name.strip()",
        (
            "from openai import OpenAI\nfrom groq import Groq\n"
            "for one in (OpenAI(), Groq()):\n    one.files.create()"
        ),
        "from openai import OpenAI\nOpenAI().chat.completions.create(model='gpt-4o', messages=[])",
        "import redis\nraise redis.RedisError(redis.exceptions.ConnectionError())",
        (
            "from llama_index.core.vector_stores import MetadataFilters\n"
            "MetadataFilters.from_dicts([]).filters.append(1)"
        ),
    ],
)
def test_what_is_no_such_use_is_not_told(inventory: Find, text: str) -> None:
    assert used(inventory, f"{text}\n") == []


def test_a_function_whose_answers_are_kept_is_told_where_it_leads_to_a_model(
    inventory: Find,
) -> None:
    text = (
        "from functools import lru_cache\nfrom openai import OpenAI\n"
        "@lru_cache(maxsize=9)\ndef ask(words):\n"
        "    return OpenAI().chat.completions.create(model='gpt-4o', messages=[words])\n"
        "@lru_cache\ndef other(): ...\n"
    )
    assert used(inventory, text) == [
        ("functools", "", ["`functools.lru_cache` keeps what `ask` gives"])
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("open('a.txt', 'w')", '`open` writes `"a.txt"` in `app`'),
        ("open('a.txt', mode='ab')", '`open` writes `"a.txt"` in `app`'),
        ("Path('a').write_text('b')", '`pathlib.Path.write_text` writes `Path("a")` in `app`'),
        ("Path('a').open('w')", '`pathlib.Path.open` writes `Path("a")` in `app`'),
        ("Path('a').unlink()", '`pathlib.Path.unlink` deletes `Path("a")` in `app`'),
        ("shutil.rmtree('a')", '`shutil.rmtree` deletes `"a"` in `app`'),
        ("loguru.logger.add('a.log')", '`loguru.logger.add` writes `"a.log"` in `app`'),
        (
            "pandas.DataFrame().to_csv('a.csv')",
            '`pandas.DataFrame.to_csv` writes `"a.csv"` in `app`',
        ),
        ("shutil.copy('a', 'b')", '`shutil.copy` writes `"b"` in `app`'),
        ("logging.FileHandler(sys.argv[1])", "`logging.FileHandler` writes `sys.argv[1]` in `app`"),
    ],
)
def test_a_file_that_is_written_is_told(inventory: Find, text: str, told: str) -> None:
    head = "import logging, loguru, pandas, shutil, sys\nfrom pathlib import Path\n"
    found = inventory({"app.py": f"{head}{text}\n", "test_app.py": f"{head}{text}\n"})
    assert [step.text for step in found.written] == [told]


@pytest.mark.parametrize(
    "text", ["open('a.txt')", "open('a', 'rb')", "open('a', mode)", "f.save()"]
)
def test_what_is_read_or_not_told_is_not_listed(inventory: Find, text: str) -> None:
    assert (
        inventory({"app.py": f"import PIL, f, io, loguru, mode, pandas, sys\n{text}\n"}).written
        == ()
    )


def test_a_method_of_several_libraries_is_told_of_none(inventory: Find) -> None:
    text = (
        "import diskcache, redis\nstore = redis.Redis() if input() else diskcache.Cache('a')\n"
        "store.get('a')\n"
    )
    assert [(name, uses) for name, _, uses in used(inventory, text)] == [
        ("diskcache", ['`diskcache.Cache` in `app`, `"a"`']),
        ("redis", ["`redis.Redis` in `app`"]),
    ]


def test_further_places_are_counted(inventory: Find) -> None:
    text = "import redis\nredis.Redis()\nredis.Redis()\nredis.Redis()\n"
    assert used(inventory, text) == [
        ("redis", "", ["`redis.Redis` in `app`, and in 2 more places"])
    ]


def test_what_tests_put_in_place_is_not_told(inventory: Find) -> None:
    app = "def keep(store, text):\n    store.set('a', text)\n"
    test = "import redis\nfrom app import keep\ndef test_it():\n    keep(redis.Redis(), 'b')\n"
    assert inventory({"app.py": app, "test_app.py": test}).services == ()


def test_methods_of_a_text_that_a_library_gives_are_not_told(inventory: Find) -> None:
    text = "import redis\nredis.Redis().get('a').decode().find('b')\n"
    assert used(inventory, text) == [
        ("redis", "", ["`redis.Redis.get` in `app`", "`redis.Redis` in `app`"])
    ]


def test_a_method_of_one_of_several_things_is_told_once(inventory: Find) -> None:
    text = (
        "import chromadb\n"
        "db = chromadb.PersistentClient() if input() else chromadb.EphemeralClient()\n"
        "db.get_or_create_collection('a')\n"
    )
    assert used(inventory, text) == [
        (
            "chromadb",
            "",
            [
                "`chromadb.EphemeralClient` in `app`",
                "`chromadb.PersistentClient` in `app`",
                "`chromadb.EphemeralClient.get_or_create_collection` in `app`",
            ],
        )
    ]


def test_what_asks_a_database_for_no_more_is_not_told(inventory: Find) -> None:
    text = (
        "import sqlite3\nbase = sqlite3.connect('a.db')\n"
        "base.execute('select 1').fetchall()\nbase.close()\n"
    )
    uses = ['`sqlite3.connect` in `app`, `"a.db"`', "`sqlite3.connect.execute` in `app`"]
    assert used(inventory, text) == [("sqlite3", "", uses)]


def test_who_embeds_for_a_store_is_told_as_the_code_names_it(inventory: Find) -> None:
    text = "from lancedb.embeddings import get_registry\nget_registry().get('openai')\n"
    ((name, host, uses),) = used(inventory, text)
    assert (name, host) == ("lancedb.embeddings", "whom the code names")
    assert '`lancedb.embeddings.get_registry.get` in `app`, `"openai"`' in uses
