"""Where the client comes from: every way seen in real code leads to its constructor."""

from collections.abc import Callable

import pytest

from lintkit.model import IntegrationPoint, Inventory

CALL = 'chat.completions.create(model="gpt-4o-2024-08-06", messages=[])'
MESSAGES = 'messages.create(model="claude-sonnet-4-5", max_tokens=9, messages=[])'
HEAD = "from openai import OpenAI\n"

WAYS = {
    "module_global": HEAD + f"client = OpenAI(timeout=7)\ndef ask():\n    return client.{CALL}\n",
    "getter_with_global": HEAD
    + f"""
_client = None
def get_client():
    global _client
    if _client is None:
        _client = OpenAI(timeout=7)
    return _client
def ask():
    return get_client().{CALL}
""",
    "factory": HEAD
    + "def make():\n    return OpenAI(timeout=7)\n"
    + f"def ask():\n    client = make()\n    client.{CALL}\n",
    "factory_that_returns_a_tuple": HEAD
    + f"""
def make():
    return OpenAI(timeout=7), "gpt-4o"
def ask():
    client, model = make()
    return client.{CALL}
""",
    "cache_in_a_dict": HEAD
    + f"""
_clients = {{}}
def make(key):
    if key not in _clients:
        _clients[key] = OpenAI(timeout=7)
    return _clients[key]
def ask(key):
    return make(key).{CALL}
""",
    "lazy_property": HEAD
    + f"""
class Chat:
    def __init__(self):
        self._client = None
    @property
    def client(self):
        if self._client is None:
            self._client = OpenAI(timeout=7)
        return self._client
    def ask(self):
        return self.client.{CALL}
""",
    "class_attribute": HEAD
    + "class Chat:\n    client = OpenAI(timeout=7)\n"
    + f"    def ask(self):\n        self.client.{CALL}\n",
    "constructor_injection": HEAD
    + f"""
class Chat:
    def __init__(self, client):
        self.client = client
    def ask(self):
        return self.client.{CALL}
Chat(OpenAI(timeout=7)).ask()
""",
    "method_a_call": HEAD
    + f"""
class Chat:
    def get_client(self):
        return OpenAI(timeout=7)
    def ask(self):
        return self.get_client().{CALL}
""",
    "variable_that_shadows_the_package": f"""
import anthropic
from anthropic import Anthropic
anthropic = Anthropic(timeout=7)
def ask():
    return anthropic.{MESSAGES}
""",
    "class_around_an_import_of_its_name": f"""
from openai import OpenAI as _OpenAI
class OpenAI:
    def __init__(self):
        self.client = _OpenAI(timeout=7)
    def ask(self):
        return self.client.{CALL}
""",
    "module_held_as_an_attribute": f"""
import openai
class Chat:
    def __init__(self):
        self.sdk = openai
    def ask(self):
        return self.sdk.OpenAI(timeout=7).{CALL}
""",
    "module_returned_by_a_function": f"""
def sdk():
    import openai
    return openai
def ask():
    return sdk().OpenAI(timeout=7).{CALL}
""",
    "import_within_the_function": f"""
def ask():
    import openai
    client = openai.OpenAI(timeout=7)
    return client.{CALL}
""",
    "subclass": HEAD
    + f"""
class Client(OpenAI):
    def __init__(self):
        super().__init__(timeout=7)
def ask():
    return Client().{CALL}
""",
    "subclass_without_init": HEAD
    + f"class Client(OpenAI):\n    pass\ndef ask():\n    return Client(timeout=7).{CALL}\n",
    "context_manager": HEAD
    + f"def ask():\n    with OpenAI(timeout=7) as client:\n        return client.{CALL}\n",
    "with_options": HEAD
    + f"client = OpenAI()\ndef ask():\n    return client.with_options(timeout=7).{CALL}\n",
    "annotated_parameter_with_a_caller": HEAD
    + f"def ask(client: OpenAI):\n    return client.{CALL}\nask(OpenAI(timeout=7))\n",
    "annotated_parameter_behind_a_decorator": "import tenacity\n"
    + HEAD
    + "@tenacity.retry(stop=tenacity.stop_after_attempt(3))\n"
    + f"def ask(client: OpenAI):\n    return client.{CALL}\n"
    + "def main():\n    client = OpenAI(timeout=7)\n"
    + "    def inner():\n        return ask(client)\n    return inner()\n",
    "cached_factory": f"""
from functools import lru_cache
from openai import OpenAI
@lru_cache
def make():
    return OpenAI(timeout=7)
def ask():
    return make().{CALL}
""",
    "dataclass_field": f"""
from dataclasses import dataclass, field
from openai import OpenAI
@dataclass
class Chat:
    client: OpenAI = field(default_factory=lambda: OpenAI(timeout=7))
    def ask(self):
        return self.client.{CALL}
Chat().ask()
""",
}


@pytest.mark.parametrize("source", WAYS.values(), ids=WAYS.keys())
def test_the_constructor_decides(point: Callable[..., IntegrationPoint], source: str) -> None:
    found = point(source)
    assert (found.kind, found.deadline.state, found.deadline.seconds) == ("chat", "bounded", 7)


def test_a_client_reexported_by_a_module(point: Callable[..., IntegrationPoint]) -> None:
    found = point(
        {
            "app/__init__.py": "",
            "app/llm.py": "from openai import OpenAI\nclient = OpenAI(timeout=7)\n",
            "app/clients.py": "from app.llm import client as chat_client\n",
            "app/chat.py": f"from .clients import chat_client\nchat_client.{CALL}\n",
        }
    )
    assert (found.path, found.line, found.deadline.seconds) == ("app/chat.py", 2, 7)


def test_an_sdk_reexported_by_a_module(point: Callable[..., IntegrationPoint]) -> None:
    found = point(
        {
            "app/__init__.py": "",
            "app/llm.py": "import litellm\nlitellm.drop_params = True\n",
            "app/chat.py": (
                "from app.llm import litellm\n"
                'litellm.completion(model="openai/gpt-4o-2024-08-06", messages=[], timeout=7)\n'
            ),
        }
    )
    assert (found.provider, found.deadline.state, found.deadline.seconds) == (
        "openai",
        "bounded",
        7,
    )


def test_a_client_that_only_an_annotation_tells(point: Callable[..., IntegrationPoint]) -> None:
    found = point(HEAD + f"def ask(client: OpenAI):\n    return client.{CALL}\n")
    assert found.deadline.state == "unknown"
    assert found.model.state == "pinned"


def test_two_constructors_give_the_worse(point: Callable[..., IntegrationPoint]) -> None:
    found = point(
        HEAD
        + f"""
def ask(fast):
    client = OpenAI(timeout=7) if fast else OpenAI()
    return client.{CALL}
"""
    )
    assert (found.deadline.state, found.deadline.seconds) == ("default", 600)


HANDED_IN = {
    "parameter": (
        HEAD + f"def ask(client: OpenAI):\n    return client.{CALL}\n",
        "def test_ask():\n    ask(Mock())\n",
    ),
    "attribute": (
        HEAD
        + "class Chat:\n    def __init__(self, client: 'OpenAI | None' = None):\n"
        + f"        self.client = client\n    def ask(self):\n        return self.client.{CALL}\n",
        "def test_chat():\n    Chat(Mock()).ask()\n",
    ),
    "declared_attribute": (
        (
            "import openai\n"
            "class Chat:\n    client: openai.OpenAI\n    def __init__(self, client):\n"
            f"        self.client = client\n    def ask(self):\n        return self.client.{CALL}\n"
        ),
        "def test_chat():\n    Chat(Mock()).ask()\n",
    ),
    "client_of_a_test": (
        f"def ask(client):\n    return client.{CALL}\n",
        "from openai import OpenAI\ndef test_ask():\n    ask(OpenAI(timeout=1))\n",
    ),
}


@pytest.mark.parametrize(("source", "test"), HANDED_IN.values(), ids=HANDED_IN.keys())
def test_what_tests_hand_in_hides_no_point(
    point: Callable[..., IntegrationPoint], source: str, test: str
) -> None:
    head = "from unittest.mock import Mock\nfrom app import *\n"
    found = point({"app.py": source, "tests/test_app.py": head + test})
    assert (found.path, found.kind, found.deadline.state) == ("app.py", "chat", "unknown")


DECLARED = {
    "field_of_an_object": (
        "from pydantic import BaseModel\n"
        "class State(BaseModel):\n    client: OpenAI\n"
        "def state() -> State:\n    return State(client=shelf.client)\n"
        f"def ask():\n    return state().client.{CALL}\n"
    ),
    "type_argument": (
        "from pydantic_ai import RunContext\n"
        "class Deps:\n    client: OpenAI\n"
        f"def ask(context: RunContext[Deps]):\n    return context.deps.client.{CALL}\n"
    ),
}


@pytest.mark.parametrize("source", DECLARED.values(), ids=DECLARED.keys())
def test_fields_are_what_they_are_declared_to_be(
    point: Callable[..., IntegrationPoint], source: str
) -> None:
    found = point(f"import shelf\n{HEAD}{source}")
    assert (found.kind, found.deadline.state, found.model.state) == ("chat", "unknown", "pinned")


LOOK_ALIKES = {
    "twilio": """
from twilio.rest import Client
client = Client("sid", "token")
client.messages.create(body="hello", to="+1", from_="+2")
""",
    "unknown_receiver": "def ask(client):\n    return client.chat.completions.create(model='x')\n",
    "own_class": """
class Chat:
    def create(self, model):
        return model
class Client:
    def __init__(self):
        self.completions = Chat()
Client().completions.create(model="gpt-4o")
""",
    "orm": "from django.db import models\nmodels.Model.objects.create(model='gpt-4o')\n",
    "listing_models": HEAD + "OpenAI().models.list()\n",
}


@pytest.mark.parametrize("source", LOOK_ALIKES.values(), ids=LOOK_ALIKES.keys())
def test_a_look_alike_is_no_point(
    points: Callable[..., tuple[IntegrationPoint, ...]], source: str
) -> None:
    assert points(source) == ()


def test_callers_of_a_wrapper_are_reach_and_no_points(
    point: Callable[..., IntegrationPoint],
) -> None:
    found = point(
        HEAD
        + f"""
client = OpenAI()
def ask():
    return client.{CALL}
def first():
    return ask()
def second():
    return first()
"""
    )
    assert (found.line, found.symbol) == (5, "app.ask")
    assert found.reach >= 3


def test_tests_hold_no_points(points: Callable[..., tuple[IntegrationPoint, ...]]) -> None:
    source = HEAD + f"def test_ask():\n    assert OpenAI().{CALL}\n"
    assert points({"tests/test_app.py": source}) == ()


@pytest.mark.parametrize("property_", ["@property", "@functools.cached_property"])
def test_a_property_is_taken_for_what_it_is_declared_to_give(
    points: Callable[..., tuple[IntegrationPoint, ...]], property_: str
) -> None:
    text = f"""
        import functools
        from openai import AsyncOpenAI
        class Model:
            def __init__(self, provider):
                self._provider = provider
            {property_}
            def client(self) -> AsyncOpenAI:
                return self._provider.client
        class Chat(Model):
            async def ask(self, question):
                return await self.client.chat.completions.create(
                    model="gpt-4o", messages=question
                )
    """
    (found,) = points(text)
    assert found.call == "openai.AsyncOpenAI.chat.completions.create"
    assert points(text.replace(property_, "@wrapped")) == ()


def test_an_annotation_tells_where_too_many_values_come_together(
    points: Callable[..., tuple[IntegrationPoint, ...]],
) -> None:
    text = """\
from dataclasses import dataclass
from openai import OpenAI
from pydantic_ai import Agent, RunContext
@dataclass
class Deps:
    client: OpenAI
agent = Agent("openai:gpt-4o")
@agent.tool
def embed(context: RunContext[Deps], q: str):
    return context.deps.client.embeddings.create(model="text-embedding-3-small", input=q)
"""
    others = "".join(
        f"class Other{n}: ...\nagent.run_sync('q', deps=Other{n}())\n" for n in range(70)
    )
    assert points(text + others)[0].call == "openai.OpenAI.embeddings.create"


@pytest.mark.parametrize(
    ("base", "provider"),
    [
        ("", "openai"),
        ("api_base='https://api.openai.com/v1'", "openai"),
        ("api_base=url", "openai-compatible"),
    ],
)
@pytest.mark.parametrize(
    ("path", "call"),
    [
        ("llms.openai import OpenAI", "complete('x')"),
        ("embeddings.openai import OpenAIEmbedding", "get_text_embedding('x')"),
    ],
)
def test_a_client_of_a_framework_that_is_sent_elsewhere(
    point: Callable[..., IntegrationPoint], path: str, call: str, base: str, provider: str
) -> None:
    name = path.rpartition(" ")[2]
    source = f"from llama_index.{path}\nfrom config import url\nmodel = {name}({base})\n"
    assert point(f"{source}model.{call}\n").provider == provider


@pytest.mark.parametrize(
    ("test", "providers"),
    [
        ("isinstance(llm, OpenAI)", {"azure", "openai"}),
        ("isinstance(llm, OpenAI) and llm.model", {"azure", "openai"}),
        ("isinstance(llm, Anthropic)", {"anthropic"}),
        ("isinstance(llm, (OpenAI, Anthropic))", {"anthropic", "azure", "openai"}),
        ("isinstance(llm, LLM)", {"anthropic", "azure", "openai"}),
        ("isinstance(llm, Strange)", {"anthropic", "azure", "openai"}),
        ("not isinstance(llm, OpenAI)", {"anthropic", "azure"}),
        ("len(llm)", {"anthropic", "azure", "openai"}),
    ],
)
def test_a_client_that_is_tested_for_its_class(
    point: Callable[..., IntegrationPoint], test: str, providers: set[str]
) -> None:
    source = f"""
from llama_index.agent import ReActAgent
from llama_index.core.llms import LLM
from llama_index.llms.anthropic import Anthropic
from llama_index.llms.azure_openai import AzureOpenAI
from llama_index.llms.openai import OpenAI
from strange import Strange, chosen

def pick():
    if chosen == 1:
        return OpenAI()
    if chosen == 2:
        return AzureOpenAI()
    return Anthropic("claude-2")

def ask(llm):
    if {test}:
        return ReActAgent.from_tools([], llm=llm).chat("x")

ask(pick())
"""
    assert set(point(source).providers) == providers


@pytest.mark.parametrize(
    ("source", "provider"),
    [
        (
            f"from openai import OpenAI\nOpenAI(base_url='https://api.aimlapi.com/v1').{CALL}",
            "api.aimlapi.com",
        ),
        (
            (
                "from deepgram import DeepgramClient\n"
                "DeepgramClient().listen.v1.media.transcribe_file(request=b'')"
            ),
            "deepgram",
        ),
        (
            (
                "from llama_index.llms.perplexity import Perplexity\n"
                "Perplexity(model='sonar').complete('x')"
            ),
            "Perplexity",
        ),
    ],
)
def test_a_service_without_a_name_of_its_own_goes_by_its_host_or_library(
    point: Callable[..., IntegrationPoint], source: str, provider: str
) -> None:
    assert point(f"{source}\n").provider == provider


PROMISED = """
from abc import ABC, abstractmethod
from typing import Union
from langchain_core.language_models import BaseChatModel

class Own(ABC{base}):
    @abstractmethod
    def invoke(self, text): ...

def ask(model: Union[Own, BaseChatModel], text):
    if isinstance(model, Own):
        return model.invoke(text)  # own
    return model.invoke(text)
"""


@pytest.mark.parametrize(
    ("base", "lines"), [("", [13]), (", BaseChatModel", [12, 13])], ids=["apart", "built on it"]
)
def test_what_a_library_promises_is_no_class_of_the_program(
    inventory: Callable[..., Inventory], base: str, lines: list[int]
) -> None:
    found = inventory(PROMISED.format(base=base)).points
    assert [one.span.line for one in found] == lines


def test_embeddings_have_the_methods_of_embeddings_alone(
    inventory: Callable[..., Inventory],
) -> None:
    found = inventory(
        "from langchain_core.embeddings import Embeddings\n"
        "def ask(model: Embeddings, text):\n"
        "    model.generate(text)\n"
        "    return model.embed_query(text), model.embed_documents([text])\n"
    ).points
    assert [one.call.rpartition(".")[2] for one in found] == ["embed_query", "embed_documents"]
