"""Whatever way a client takes to the call, the call is known, and so is what built the client."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lintkit.program.values import External, Site

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.program.program import Program

CREATE = "openai.OpenAI.chat.completions.create"

WAYS = {
    "module global": """
        from openai import OpenAI
        client = OpenAI()  # built
        def ask():
            return client.chat.completions.create(model="m")  # called
    """,
    "module alias": """
        import openai as ai
        client = ai.OpenAI()  # built
        def ask():
            return client.chat.completions.create(model="m")  # called
    """,
    "self attribute": """
        from openai import OpenAI
        class Chat:
            def __init__(self):
                self.client = OpenAI()  # built
            def ask(self):
                return self.client.chat.completions.create(model="m")  # called
    """,
    "annotated self attribute": """
        from openai import OpenAI
        class Chat:
            def __init__(self):
                self.client: OpenAI = OpenAI()  # built
            def ask(self):
                return self.client.chat.completions.create(model="m")  # called
    """,
    "set up by another method": """
        from openai import OpenAI
        class Chat:
            def __init__(self):
                self.client = None
                self.connect()
            def connect(self):
                self.client = OpenAI()  # built
            def ask(self):
                return self.client.chat.completions.create(model="m")  # called
    """,
    "getter with a module global": """
        from openai import OpenAI
        _client = None
        def get_client():
            global _client
            if _client is None:
                _client = OpenAI()  # built
            return _client
        def ask():
            return get_client().chat.completions.create(model="m")  # called
    """,
    "factory": """
        from openai import OpenAI
        def make():
            return OpenAI()  # built
        def ask():
            client = make()
            return client.chat.completions.create(model="m")  # called
    """,
    "factory returning a tuple": """
        from openai import OpenAI
        def make():
            return OpenAI(), "gpt"  # built
        def ask():
            client, model = make()
            return client.chat.completions.create(model=model)  # called
    """,
    "cached factory": """
        from functools import lru_cache
        from openai import OpenAI
        @lru_cache(maxsize=1)
        def make():
            return OpenAI()  # built
        def ask():
            return make().chat.completions.create(model="m")  # called
    """,
    "dict cache": """
        from openai import OpenAI
        _clients = {}
        def get(name):
            if name not in _clients:
                _clients[name] = OpenAI()  # built
            return _clients[name]
        def ask(name):
            return get(name).chat.completions.create(model="m")  # called
    """,
    "dict of factories": """
        from openai import OpenAI
        def make_openai():
            return OpenAI()  # built
        FACTORIES = {"openai": make_openai}
        def ask(provider):
            return FACTORIES[provider]().chat.completions.create(model="m")  # called
    """,
    "lazy property": """
        from openai import OpenAI
        class Chat:
            def __init__(self):
                self._client = None
            @property
            def client(self):
                if self._client is None:
                    self._client = OpenAI()  # built
                return self._client
            def ask(self):
                return self.client.chat.completions.create(model="m")  # called
    """,
    "cached property": """
        from functools import cached_property
        from openai import OpenAI
        class Chat:
            @cached_property
            def client(self):
                return OpenAI()  # built
            def ask(self):
                return self.client.chat.completions.create(model="m")  # called
    """,
    "class attribute": """
        from openai import OpenAI
        class Chat:
            client = OpenAI()  # built
            def ask(self):
                return self.client.chat.completions.create(model="m")  # called
    """,
    "class attribute set in a class method": """
        from openai import OpenAI
        class Chat:
            client = None
            @classmethod
            def connect(cls):
                cls.client = OpenAI()  # built
            def ask(self):
                return self.client.chat.completions.create(model="m")  # called
    """,
    "constructor injection": """
        from openai import OpenAI
        class Chat:
            def __init__(self, client):
                self.client = client
            def ask(self):
                return self.client.chat.completions.create(model="m")  # called
        def main():
            Chat(OpenAI()).ask()  # built
    """,
    "injection with a default": """
        from openai import OpenAI
        class Chat:
            def __init__(self, client=None):
                self.client = client or OpenAI()  # built
            def ask(self):
                return self.client.chat.completions.create(model="m")  # called
    """,
    "injection through a base class": """
        from openai import OpenAI
        class Base:
            def __init__(self, client):
                self.client = client
        class Chat(Base):
            def __init__(self):
                super().__init__(OpenAI())  # built
            def ask(self):
                return self.client.chat.completions.create(model="m")  # called
    """,
    "made by the subclass, called by the base": """
        from openai import OpenAI
        class Base:
            def make(self):
                raise NotImplementedError
            def ask(self):
                return self.make().chat.completions.create(model="m")  # called
        class Chat(Base):
            def make(self):
                return OpenAI()  # built
    """,
    "a method a call": """
        from openai import OpenAI
        class Chat:
            def get_client(self):
                return OpenAI()  # built
            def ask(self):
                return self.get_client().chat.completions.create(model="m")  # called
    """,
    "parameter": """
        from openai import OpenAI
        def ask(client):
            return client.chat.completions.create(model="m")  # called
        def main():
            ask(OpenAI())  # built
    """,
    "dataclass field": """
        from dataclasses import dataclass, field
        from openai import OpenAI
        @dataclass
        class Chat:
            client: OpenAI = field(default_factory=lambda: OpenAI())  # built
            def ask(self):
                return self.client.chat.completions.create(model="m")  # called
        def main():
            Chat().ask()
    """,
    "variable that shadows the package": """
        import openai
        openai = openai.OpenAI()  # built
        def ask():
            return openai.chat.completions.create(model="m")  # called
    """,
    "class around an aliased import of the same name": """
        from openai import OpenAI as _OpenAI
        class OpenAI:
            def __init__(self):
                self.inner = _OpenAI()  # built
            def ask(self):
                return self.inner.chat.completions.create(model="m")  # called
    """,
    "SDK module held as an attribute": """
        import openai
        class Chat:
            sdk = openai
            def ask(self):
                client = self.sdk.OpenAI()  # built
                return client.chat.completions.create(model="m")  # called
    """,
    "SDK module returned by a function": """
        def sdk():
            import openai
            return openai
        def ask():
            client = sdk().OpenAI()  # built
            return client.chat.completions.create(model="m")  # called
    """,
    "class given as a value": """
        from openai import OpenAI
        def ask(kind=OpenAI):
            client = kind()  # built
            return client.chat.completions.create(model="m")  # called
    """,
    "import inside the function": """
        def ask():
            from openai import OpenAI
            client = OpenAI()  # built
            return client.chat.completions.create(model="m")  # called
    """,
    "optional import": """
        try:
            from openai import OpenAI
        except ImportError:
            OpenAI = None
        def ask():
            client = OpenAI()  # built
            return client.chat.completions.create(model="m")  # called
    """,
    "context manager": """
        from openai import OpenAI
        def ask():
            with OpenAI() as client:  # built
                return client.chat.completions.create(model="m")  # called
    """,
    "own context manager": """
        from contextlib import contextmanager
        from openai import OpenAI
        @contextmanager
        def session():
            yield OpenAI()  # built
        def ask():
            with session() as client:
                return client.chat.completions.create(model="m")  # called
    """,
    "name injected by a decorator": """
        from openai import OpenAI
        def with_client(function):
            def wrapper(question):
                return function(OpenAI(), question)  # built
            return wrapper
        @with_client
        def ask(client, question):
            return client.chat.completions.create(model="m")  # called
        ask("?")
    """,
    "FastAPI dependency": """
        from fastapi import Depends, FastAPI
        from openai import OpenAI
        app = FastAPI()
        def get_client():
            return OpenAI()  # built
        @app.post("/ask")
        def ask(client: OpenAI = Depends(get_client)):
            return client.chat.completions.create(model="m")  # called
    """,
    "yielding dependency": """
        from typing import Annotated
        from fastapi import Depends, FastAPI
        from openai import OpenAI
        app = FastAPI()
        def get_client():
            yield OpenAI()  # built
        @app.post("/ask")
        def ask(client: OpenAI = Depends(get_client)):
            return client.chat.completions.create(model="m")  # called
    """,
    "bound method as an alias": """
        from openai import OpenAI
        client = OpenAI()  # built
        complete = client.chat.completions.create
        def ask():
            return complete(model="m")  # called
    """,
    "part of the client in an attribute": """
        from openai import OpenAI
        class Chat:
            def __init__(self):
                self.chat = OpenAI().chat  # built
            def ask(self):
                return self.chat.completions.create(model="m")  # called
    """,
    "walrus": """
        from openai import OpenAI
        def ask():
            if client := OpenAI():  # built
                return client.chat.completions.create(model="m")  # called
    """,
    "singleton by __new__": """
        from openai import OpenAI
        class Chat:
            _instance = None
            def __new__(cls):
                if cls._instance is None:
                    cls._instance = super().__new__(cls)
                    cls._instance.client = OpenAI()  # built
                return cls._instance
            def ask(self):
                return self.client.chat.completions.create(model="m")  # called
    """,
    "setattr": """
        from openai import OpenAI
        class Chat:
            def __init__(self):
                setattr(self, "client", OpenAI())  # built
            def ask(self):
                return self.client.chat.completions.create(model="m")  # called
    """,
    "thread hand-off": """
        import asyncio
        from openai import OpenAI
        def ask(client):
            return client.chat.completions.create(model="m")  # called
        async def main():
            client = OpenAI()  # built
            return await asyncio.to_thread(ask, client)
    """,
    "executor": """
        from concurrent.futures import ThreadPoolExecutor
        from openai import OpenAI
        def ask(client):
            return client.chat.completions.create(model="m")  # called
        def main():
            client = OpenAI()  # built
            with ThreadPoolExecutor() as pool:
                return pool.submit(ask, client).result(timeout=3)
    """,
    "partial": """
        from functools import partial
        from openai import OpenAI
        def ask(client, question):
            return client.chat.completions.create(model="m")  # called
        def main():
            return partial(ask, OpenAI())("?")  # built
    """,
    "proxy by __getattr__": """
        from openai import OpenAI
        class Lazy:
            def __getattr__(self, name):
                return getattr(OpenAI(), name)  # built
        client = Lazy()
        def ask():
            return client.chat.completions.create(model="m")  # called
    """,
    "getattr with a constant": """
        import openai
        def ask():
            client = getattr(openai, "OpenAI")()  # built
            return client.chat.completions.create(model="m")  # called
    """,
}


def _line(text: str, mark: str) -> int:
    return next(
        number for number, line in enumerate(text.splitlines(), 1) if line.endswith(f"# {mark}")
    )


def _called(program: Program, path: str, line: int) -> set[External]:
    """What the outermost call that ends at a line calls outside the program."""
    return {
        value
        for site, call in program.calls()
        if site.code.path == path and call.line == line
        for value in program.callees(site)
        if isinstance(value, External) and value.symbol.endswith(".create")
    }


def _origin(program: Program, value: External) -> tuple[str, int]:
    assert isinstance(value.origin, Site)
    return value.origin.code.path, program.span(value.origin).line


@pytest.mark.parametrize("way", WAYS)
def test_client_reaches_the_call(way: str, linked: Callable[..., Program]) -> None:
    text = WAYS[way]
    program = linked(text)
    values = _called(program, "app.py", _line(text, "called"))
    assert {value.symbol for value in values} == {CREATE}
    assert {_origin(program, value) for value in values} == {("app.py", _line(text, "built"))}


def test_each_factory_call_builds_a_client_of_its_own(linked: Callable[..., Program]) -> None:
    text = """
        from openai import OpenAI
        def first():
            client = OpenAI(timeout=5)  # quick
            return client.chat.completions.create(model="m")  # called
        def second():
            client = OpenAI()
            return client.chat.completions.create(model="m")
    """
    program = linked(text)
    values = _called(program, "app.py", _line(text, "called"))
    assert {_origin(program, value) for value in values} == {("app.py", _line(text, "quick"))}


def test_a_client_chosen_in_a_branch_has_both_origins(linked: Callable[..., Program]) -> None:
    text = """
        from openai import AzureOpenAI, OpenAI
        def ask(azure):
            if azure:
                client = AzureOpenAI()
            else:
                client = OpenAI()
            return client.chat.completions.create(model="m")  # called
    """
    program = linked(text)
    values = _called(program, "app.py", _line(text, "called"))
    assert {(value.symbol, *_origin(program, value)) for value in values} == {
        ("openai.AzureOpenAI.chat.completions.create", "app.py", 5),
        (CREATE, "app.py", 7),
    }


ACROSS_FILES = {
    "re-export": {
        "app/__init__.py": "",
        "app/llm/__init__.py": "from app.llm.clients import client\n",
        "app/llm/clients.py": "from openai import OpenAI\nclient = OpenAI()\n",
        "app/main.py": "from app.llm import client\nclient.chat.completions.create(model='m')\n",
    },
    "star import": {
        "app/__init__.py": "",
        "app/llm/__init__.py": "from .clients import *\n",
        "app/llm/clients.py": "from openai import OpenAI\nclient = OpenAI()\n",
        "app/main.py": "from .llm import client\nclient.chat.completions.create(model='m')\n",
    },
    "module attribute": {
        "app/__init__.py": "",
        "app/llm/__init__.py": "",
        "app/llm/clients.py": "from openai import OpenAI\nclient = OpenAI()\n",
        "app/main.py": (
            "import app.llm.clients\napp.llm.clients.client.chat.completions.create(model='m')\n"
        ),
    },
    "written from another module": {
        "app/__init__.py": "",
        "app/state.py": "client = None\n",
        "app/llm/clients.py": (
            "from openai import OpenAI\nfrom app import state\nstate.client = OpenAI()\n"
        ),
        "app/main.py": ("from app import state\nstate.client.chat.completions.create(model='m')\n"),
    },
    "src layout": {
        "src/app/llm/clients.py": "from openai import OpenAI\nclient = OpenAI()\n",
        "src/app/llm/__init__.py": "",
        "src/app/__init__.py": "",
        "src/app/main.py": (
            "from app.llm.clients import client\nclient.chat.completions.create(model='m')\n"
        ),
    },
    "import cycle": {
        "app/__init__.py": "",
        "app/llm/clients.py": (
            "from openai import OpenAI\nfrom app import main\nclient = OpenAI()\n"
        ),
        "app/main.py": (
            "import app.llm.clients as c\nc.client.chat.completions.create(model='m')\n"
        ),
    },
}


@pytest.mark.parametrize("way", ACROSS_FILES)
def test_client_reaches_another_file(way: str, linked: Callable[..., Program]) -> None:
    files = ACROSS_FILES[way]
    program = linked(files)
    main = next(path for path in files if path.endswith("main.py"))
    clients = next(path for path in files if path.endswith("clients.py"))
    built = (
        files[clients]
        .splitlines()
        .index(next(line for line in files[clients].splitlines() if line.endswith("OpenAI()")))
    )
    values = _called(program, main, 2)
    assert {value.symbol for value in values} == {CREATE}
    assert {_origin(program, value) for value in values} == {(clients, built + 1)}


SUBCLASSES = {
    "of a client": (
        """
        from openai import OpenAI
        class Client(OpenAI):
            pass
        client = Client()  # built
        client.chat.completions.create(model="m")  # called
        """,
        CREATE,
    ),
    "that sets up its base": (
        """
        from openai import OpenAI
        class Client(OpenAI):
            def __init__(self):
                super().__init__(timeout=5)
        Client().chat.completions.create(model="m")  # called built
        """,
        CREATE,
    ),
    "of a subclass": (
        """
        from openai import OpenAI
        class Base(OpenAI):
            pass
        class Client(Base):
            def create(self):
                pass
        client = Client()  # built
        client.chat.completions.create(model="m")  # called
        """,
        CREATE,
    ),
    "of a chat model": (
        """
        from langchain_openai import ChatOpenAI
        class Model(ChatOpenAI):
            def ask(self, text):
                return self.invoke(text)  # called
        Model(model="m").ask("?")  # built
        """,
        "langchain_openai.ChatOpenAI.invoke",
    ),
    "of a chat model, through super": (
        """
        from langchain_openai import ChatOpenAI
        class Model(ChatOpenAI):
            def invoke(self, text):
                return super().invoke(text)  # called
        Model(model="m").invoke("?")  # built
        """,
        "langchain_openai.ChatOpenAI.invoke",
    ),
}


@pytest.mark.parametrize("kind", SUBCLASSES)
def test_subclass_of_an_sdk_class(kind: str, linked: Callable[..., Program]) -> None:
    text, symbol = SUBCLASSES[kind]
    program = linked(text)
    lines = text.splitlines()
    called = next(n for n, line in enumerate(lines, 1) if "# called" in line)
    built = next(n for n, line in enumerate(lines, 1) if line.endswith("built"))
    values = {
        value
        for site, call in program.calls()
        if call.line == called
        for value in program.callees(site)
        if isinstance(value, External) and not value.symbol.startswith("builtins.")
    }
    assert {(value.symbol, *_origin(program, value)) for value in values} == {
        (symbol, "app.py", built)
    }


SHAPES = {
    "coroutine method": (
        """
        from openai import AsyncOpenAI
        client = AsyncOpenAI()
        async def ask():
            return await client.chat.completions.create(model="m")  # called
        """,
        "openai.AsyncOpenAI.chat.completions.create",
    ),
    "stream as a context manager": (
        """
        import anthropic
        client = anthropic.Anthropic()
        def ask():
            with client.messages.stream(model="m") as stream:  # called
                for text in stream.text_stream:
                    print(text)
        """,
        "anthropic.Anthropic.messages.stream",
    ),
    "wait_for": (
        """
        import asyncio
        from openai import AsyncOpenAI
        async def ask():
            client = AsyncOpenAI()
            return await asyncio.wait_for(
                client.chat.completions.create(model="m"), 3  # called
            )
        """,
        "openai.AsyncOpenAI.chat.completions.create",
    ),
    "with_options": (
        """
        from openai import OpenAI
        client = OpenAI()
        def ask():
            return client.with_options(timeout=3).chat.completions.create(model="m")  # called
        """,
        "openai.OpenAI.with_options.chat.completions.create",
    ),
    "sync_to_async": (
        """
        from asgiref.sync import sync_to_async
        from openai import OpenAI
        client = OpenAI()
        async def ask(file):
            return await sync_to_async(client.audio.transcriptions.create)(file=file)  # called
        """,
        "openai.OpenAI.audio.transcriptions.create",
    ),
    "module-level function": (
        """
        import litellm
        def ask():
            return litellm.completion(model="m")  # called
        """,
        "litellm.completion",
    ),
    "module-level function through an alias": (
        """
        from litellm import completion as complete
        call = complete
        def ask():
            return call(model="m")  # called
        """,
        "litellm.completion",
    ),
    "method in a local name": (
        """
        from openai import OpenAI
        client = OpenAI()
        def ask():
            create = client.chat.completions.create
            return create(model="m")  # called
        """,
        CREATE,
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_shape_of_the_call(shape: str, linked: Callable[..., Program]) -> None:
    text, symbol = SHAPES[shape]
    program = linked(text)
    symbols = {
        value.symbol
        for site, call in program.calls()
        if call.line == _line(text, "called")
        for value in program.callees(site)
        if isinstance(value, External)
    }
    assert symbol in symbols


HANDED_OVER = {
    "to_thread": "await asyncio.to_thread(client.chat.completions.create, model='m')",
    "run_in_executor": (
        "await asyncio.get_running_loop().run_in_executor(None, client.chat.completions.create)"
    ),
    "partial": "partial(client.chat.completions.create, model='m')()",
    "submit": "ThreadPoolExecutor().submit(client.chat.completions.create, model='m')",
    "map": "list(map(client.chat.completions.create, ['m']))",
}


@pytest.mark.parametrize("way", HANDED_OVER)
def test_method_handed_to_what_calls_it(way: str, linked: Callable[..., Program]) -> None:
    program = linked(
        "import asyncio\n"
        "from concurrent.futures import ThreadPoolExecutor\n"
        "from functools import partial\n"
        "from openai import OpenAI\n"
        "client = OpenAI()\n"
        "async def ask():\n"
        f"    return {HANDED_OVER[way]}\n"
    )
    assert [program.symbol(edge.caller) for edge in program.edges() if edge.callee == CREATE] == [
        "app.ask"
    ]


def test_bound_method_chosen_between_two_sdks(linked: Callable[..., Program]) -> None:
    program = linked("""
        import os
        if os.environ.get("PROVIDER") == "openai":
            from openai import OpenAI
            send = OpenAI().chat.completions.create
        else:
            from anthropic import Anthropic
            send = Anthropic().messages.create
        def ask():
            return send(model="m")
    """)
    values = _called(program, "app.py", 10)
    assert {value.symbol for value in values} == {CREATE, "anthropic.Anthropic.messages.create"}


def test_what_cannot_be_told_has_no_callee(linked: Callable[..., Program]) -> None:
    program = linked("def ask(client):\n    return client.chat.completions.create(model='m')\n")
    assert [program.callees(site) for site, _ in program.calls()] == [()]


def test_annotated_parameter_is_what_it_says(linked: Callable[..., Program]) -> None:
    program = linked("""
        from openai import OpenAI
        def ask(client: OpenAI | None = None):
            return client.chat.completions.create(model="m")
    """)
    assert [program.callees(site) for site, _ in program.calls()] == [(External(CREATE),)]
