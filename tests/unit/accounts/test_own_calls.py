"""Calls of methods on `self`: the class of the object that a test makes says what they run."""

from collections.abc import Callable

import pytest

from lintkit.model import IntegrationPoint

Points = Callable[..., tuple[IntegrationPoint, ...]]

BASE = (
    "import asyncio\nfrom abc import ABC, abstractmethod\n"
    "class Stream(ABC):\n"
    "    def __init__(self):\n"
    "        async def start():\n            return await self.main()\n"
    "        self.task = asyncio.create_task(start())\n"
    "    @abstractmethod\n    async def run(self): ...\n"
    "    async def main(self):\n        return await self.run()\n"
    "class Model(ABC):\n    @abstractmethod\n    def chat(self): ...\n"
)
PLUGIN = (
    "from openai import AsyncOpenAI\nfrom base import Model as Base, Stream as BaseStream\n"
    "class Model(Base):\n"
    "    def __init__(self, client=None):\n        self.client = client or AsyncOpenAI()\n"
    "    def chat(self):\n        return Stream(self.client)\n"
    "class Stream(BaseStream):\n"
    "    def __init__(self, client):\n        super().__init__()\n        self.client = client\n"
    "    async def run(self):\n"
    "        return await self.client.responses.create(model='gpt-4.1', input='x')\n"
)
TEST = (
    "from unittest.mock import AsyncMock\nimport plugin0\n"
    "async def test_it():\n"
    "    stream = {made}\n"
    "    assert await stream.task\n"
)


def states(points: Points, plugins: int, made: str, more: str = "") -> list[str]:
    files = {f"plugin{number}.py": PLUGIN for number in range(plugins)}
    imports = "".join(f"import {path[:-3]}\n" for path in files)
    table = ", ".join(f"'{path}': {path[:-3]}.Model" for path in files)
    app = (
        f"{imports}MODELS = {{{table}}}\ndef start(name):\n    return MODELS[name]().chat()\n{more}"
    )
    test = TEST.format(made=made)
    found = points({"base.py": BASE, "app.py": app, "test_it.py": test, **files})
    return [point.tests.state for point in found]


@pytest.mark.parametrize("plugins", [1, 3, 20])
def test_what_a_base_calls_is_run_on_the_object_that_the_test_makes(
    points: Points, plugins: int
) -> None:
    made = "plugin0.Model(client=AsyncMock()).chat()"
    assert states(points, plugins, made) == ["happy_path", *["none"] * (plugins - 1)]


def test_of_an_object_of_one_of_several_classes_it_is_not_told(points: Points) -> None:
    found = states(points, 3, "__import__('app').start(input())")
    assert set(found) == {"unknown"}


OVERRIDING = (
    "from openai import OpenAI\n"
    "class Bot:\n"
    "    def run(self):\n        return self.ask()\n"
    "    def ask(self):\n        raise NotImplementedError\n"
    "class Live(Bot):\n"
    "    def ask(self):\n        return OpenAI().responses.create(model='gpt-4.1', input='x')\n"
    "class Child(Live):\n"
    "    {method}\n"
)


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        ("pass", "live_only"),
        ("def ask(self):\n        return super().ask()", "live_only"),
        ("def ask(self):\n        return None", "none"),
        ("def run(self):\n        return map(self.ask, [])", "live_only"),
        ("def run(self):\n        return [1, None].count(self.ask)", "unknown"),
        ("def __init__(self):\n        self.ask = print", "none"),
    ],
)
def test_a_method_is_the_first_in_the_order_of_the_class(
    points: Points, method: str, expected: str
) -> None:
    test = "import app\ndef test_it():\n    assert app.Child().run()\n"
    live = "import app\ndef main():\n    return app.Live(), app.Bot()\n"
    files = {"app.py": OVERRIDING.format(method=method), "main.py": live, "test_app.py": test}
    (point,) = points(files)
    assert point.tests.state == expected


@pytest.mark.parametrize(
    ("declared", "called", "expected"),
    [
        ("@abstractmethod\n    def chat(self): ...", "Live()", "none"),
        ("@abstractmethod\n    def chat(self): ...", "load(Live()).chat()", "unknown"),
        ("x = 1", "Live()", "unknown"),
    ],
)
def test_a_library_calls_no_method_that_the_program_makes_a_contract_of(
    points: Points, declared: str, called: str, expected: str
) -> None:
    app = (
        "from abc import ABC, abstractmethod\n"
        "from openai import OpenAI\nfrom events import Emitter\n"
        f"class Model(ABC, Emitter):\n    {declared}\n"
        "class Live(Model):\n    def chat(self):\n"
        "        return OpenAI().responses.create(model='gpt-4.1', input='x')\n"
    )
    test = f"from events import load\nfrom app import *\ndef test_it():\n    assert {called}\n"
    (point,) = points({"app.py": app, "test_app.py": test})
    assert point.tests.state == expected


def test_all_that_a_test_makes_itself_is_run(points: Points) -> None:
    files = {f"plugin{number}.py": PLUGIN for number in range(2)}
    test = (
        "import asyncio, pytest\nimport plugin0, plugin1\n"
        "MADE = [lambda: plugin0.Model(), lambda: plugin1.Model()]\n"
        "@pytest.mark.parametrize('make', MADE)\n"
        "async def test_it(make):\n    assert await make().chat().task\n"
    )
    found = points({"base.py": BASE, "test_it.py": test, **files})
    assert [point.tests.state for point in found] == ["live_only", "live_only"]


HOLDER = (
    "from openai import OpenAI\n"
    "class Function:\n"
    "    def __init__(self, func):\n        self.func = func\n"
    "    def __call__(self, text):\n        return self.func(text)\n"
    "def hold(func):\n    return Function(func)\n"
    "@hold\ndef live(text):\n    return OpenAI().embeddings.create(model='m', input=text)\n"
    "class Store:\n"
    "    def __init__(self, func):\n        self.func = func\n"
    "    def query(self):\n        return self.func('x')\n"
)


@pytest.mark.parametrize(("held", "expected"), [("fake", "unknown"), ("live", "live_only")])
def test_which_function_an_object_holds_is_not_guessed(
    points: Points, held: str, expected: str
) -> None:
    test = (
        "from app import Store, hold, live\n"
        f"{'@hold' if held == 'fake' else ''}\ndef fake(text):\n    return [1]\n"
        f"def test_it():\n    assert Store({held}).query() == [1]\n"
    )
    (point,) = points({"app.py": HOLDER, "test_app.py": test})
    assert point.tests.state == expected


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        ("register(partial(ask, OpenAI()))", "unknown"),
        ("wrap(partial(ask, OpenAI()))", "unknown"),
        ("partial(ask, OpenAI())()", "live_only"),
    ],
)
def test_who_makes_a_partial_function_does_not_call_it(
    points: Points, made: str, expected: str
) -> None:
    app = (
        "from functools import partial\nfrom openai import OpenAI\nfrom unseen import register\n"
        "def ask(client):\n    return client.responses.create(model='gpt-4.1', input='x')\n"
        "def wrap(func):\n    def inner():\n        return func()\n    return inner\n"
        f"class App:\n    def __init__(self):\n        self.ask = {made}\n"
    )
    test = "from app import App\ndef test_it():\n    assert App().ask\n"
    (point,) = points({"app.py": app, "test_app.py": test})
    assert point.tests.state == expected
