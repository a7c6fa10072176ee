"""Models that a table or a function gives by the key that also decides which client is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.model import IntegrationPoint

HEAD = """
import os, ollama
from groq import Groq
MODELS = {"groq": "llama-3.3-70b-versatile", "ollama": "phi3", "local": "gemma2"}
"""
ASKING = """
def local(model, none=0):
    return ollama.chat(model=model, messages=[])
def hosted(model, none=0):
    return Groq().chat.completions.create(model=model, messages=[])
"""
CONFIG = """
class Config:
    def __init__(self, provider="groq", model=None):
        self.provider = provider
        self.model = model or MODELS.get(self.provider)
"""
CLIENTS = """
class Local:
    def __init__(self, config):
        self.config = config
    def ask(self):
        return local(self.config.model)
class Hosted:
    def __init__(self, config):
        self.config = config
    def ask(self):
        return hosted(self.config.model)
"""

PROGRAMS = {
    "an attribute, read where a branch makes the client": f"""
{CONFIG}{CLIENTS}
def make(config):
    if config.provider == "ollama":
        return Local(config)
    elif config.provider == "groq":
        return Hosted(config)
make(Config(os.environ["P"])).ask()
""",
    "a property": """
class Settings:
    def __init__(self):
        self.provider = os.getenv("P", "groq")
    @property
    def model(self):
        return MODELS[self.provider]
settings = Settings()
def ask():
    if settings.provider == "ollama":
        return local(settings.model)
    if settings.provider == "groq":
        return hosted(settings.model)
""",
    "a dataclass that fills itself in": """
from dataclasses import dataclass
@dataclass
class Config:
    provider: str = "groq"
    model: str | None = None
    def __post_init__(self):
        if self.model is None:
            self.model = MODELS[self.provider]
def ask(config: Config):
    if config.provider == "groq":
        return hosted(config.model)
    elif config.provider == "ollama":
        return local(config.model)
ask(Config(provider=os.environ["P"]))
""",
    "a function": """
def default_model(name):
    return MODELS[name]
def ask(provider):
    model = default_model(provider)
    if provider == "ollama":
        local(model)
    elif provider == "groq":
        hosted(model)
ask(os.environ["P"])
""",
    "a function of branches": """
def default_model(name):
    if name == "groq":
        return "llama-3.3-70b-versatile"
    return "phi3"
def ask(provider):
    if provider == "ollama":
        local(default_model(provider))
    elif provider == "groq":
        hosted(default_model(provider))
ask(os.environ["P"])
""",
    "a row that is taken before": """
PROVIDER = os.environ.get("P", "groq")
ROWS = {"groq": {"model": "llama-3.3-70b-versatile"}, "ollama": {"model": "phi3"}}
row = ROWS[PROVIDER]
def ask():
    if PROVIDER == "groq":
        return hosted(row["model"])
    return local(row["model"]) if PROVIDER != "local" else None
""",
    "a return before": """
def ask(provider):
    if provider == "groq":
        return hosted(MODELS[provider])
    if provider == "local":
        raise ValueError(provider)
    return local(MODELS[provider])
ask(os.environ["P"])
""",
    "a match": """
def ask(provider):
    model = MODELS[provider]
    match provider:
        case "groq":
            hosted(model)
        case "local" | "none":
            print("not here")
        case _:
            local(model)
ask(os.environ["P"])
""",
    "an enumeration": """
from enum import Enum
class Provider(Enum):
    GROQ = "groq"
    OLLAMA = "ollama"
BY = {Provider.GROQ: "llama-3.3-70b-versatile", Provider.OLLAMA: "phi3"}
def ask(provider: Provider):
    model = BY[provider]
    if provider == Provider.GROQ:
        return hosted(model)
    if provider is Provider.OLLAMA:
        return local(model)
ask(Provider(os.environ["P"]))
""",
    "membership": """
def ask(provider):
    model = MODELS[provider]
    if provider in ("ollama", "own"):
        return local(model)
    if provider not in ["local", "ollama"]:
        return hosted(model)
ask(os.environ["P"])
""",
    "a table of classes": f"""
{CONFIG}{CLIENTS}
CLASSES = {{"groq": Hosted, "ollama": Local}}
def make(config):
    return CLASSES[config.provider](config)
make(Config(os.environ["P"])).ask()
""",
    "a class that a branch names": f"""
{CONFIG}{CLIENTS}
def make(config):
    if config.provider == "ollama":
        chosen = Local
    elif config.provider == "groq":
        chosen = Hosted
    return chosen(config)
make(Config(os.environ["P"])).ask()
""",
    "the variable read twice": """
def model():
    return MODELS[os.environ.get("P", "groq")]
def ask():
    provider = os.environ.get("P", "groq")
    if provider == "ollama":
        return local(model())
    if provider == "groq":
        return hosted(model())
""",
    "a method that is kept": """
class Client:
    def __init__(self, provider, model=None):
        self.model = model or MODELS[provider]
        if provider == "ollama":
            self._ask = self._local
        elif provider == "groq":
            self._ask = self._hosted
    def _local(self):
        return local(self.model)
    def _hosted(self):
        return hosted(self.model)
    def ask(self):
        return self._ask()
Client(os.environ["P"]).ask()
""",
    "other letters": """
def ask(provider):
    model = MODELS.get(provider.lower(), "phi3")
    if provider.upper() == "GROQ":
        return hosted(model)
    if provider.strip() == "ollama":
        return local(model)
ask(os.environ["P"])
""",
}

REGISTERED = """
class Base:
    def __init__(self, model):
        self.model = model
@register("ollama")
class Local(Base):
    def ask(self):
        return local(self.model)
@register("groq")
class Hosted(Base):
    def ask(self):
        return hosted(self.model)
REGISTRY[os.environ["P"]](MODELS[os.environ["P"]]).ask()
"""
PROGRAMS |= {
    "a registry by decorators": f"""
REGISTRY = {{}}
def register(name):
    def put(class_):
        REGISTRY[name] = class_
        return class_
    return put
{REGISTERED}
""",
    "a registry by class statements": """
REGISTRY = {}
class Base:
    name = ""
    def __init_subclass__(cls, key=None, **options):
        super().__init_subclass__(**options)
        REGISTRY[cls.name] = cls
    def __init__(self, model):
        self.model = model
class Local(Base):
    name = "ollama"
    def ask(self):
        return local(self.model)
class Hosted(Base):
    name = "groq"
    def ask(self):
        return hosted(self.model)
def make(name):
    return REGISTRY[name](MODELS[name])
make(os.environ["P"]).ask()
""",
    "a registry by calls": """
class Registry:
    def __init__(self):
        self.items = {}
    def add(self, name, function):
        self.items[name] = function
    def run(self, name):
        return self.items[name](MODELS[name])
registry = Registry()
registry.add("ollama", local)
registry.add("groq", hosted)
registry.run(os.environ["P"])
""",
    "a row that is spread": """
ROWS = {"groq": {"model": "llama-3.3-70b-versatile", "none": 0},
        "ollama": {"model": "phi3", "none": 0}}
def ask(provider):
    row = ROWS[provider]
    if provider == "ollama":
        return local(**row)
    if provider == "groq":
        return hosted(**row)
ask(os.environ["P"])
""",
    "a name of the module that a function binds anew": """
PROVIDER = "groq"
def configure(name):
    global PROVIDER
    PROVIDER = name
def ask():
    model = MODELS[PROVIDER]
    if PROVIDER == "ollama":
        local(model)
    if PROVIDER == "groq":
        hosted(model)
configure(os.environ["P"])
""",
    "a flag": """
USES_LOCAL = os.getenv("LOCAL") == "1"
MODEL = "phi3" if USES_LOCAL else "llama-3.3-70b-versatile"
def ask():
    return local(MODEL) if USES_LOCAL else hosted(MODEL)
ask()
""",
}

OPTIONS = """
class Options:
    def __init__(self, model="phi3"):
        self.model = model
class HostedOptions:
    def __init__(self, model="llama-3.3-70b-versatile"):
        self.model = model
"""
PAIRS = f"{CLIENTS}{OPTIONS}"
PROGRAMS |= {
    "rows of a class and its options": f"""
{PAIRS}
ROWS = {{"ollama": (Local, Options), "groq": (Hosted, HostedOptions)}}
def make(name, options=None):
    client, kind = ROWS[name]
    if options is None:
        options = kind()
    return client(options)
make(os.environ["P"]).ask()
""",
    "rows of which the parts are taken by position": f"""
{PAIRS}
ROWS = {{"ollama": (Local, Options), "groq": (Hosted, HostedOptions)}}
def make(name):
    return ROWS[name][0](ROWS[name][1]())
make(os.environ["P"]).ask()
""",
    "rows of which the parts are taken by name": f"""
{PAIRS}
ROWS = {{"ollama": {{"client": Local, "options": Options}},
        "groq": {{"client": Hosted, "options": HostedOptions}}}}
def make(name):
    row = ROWS.get(name)
    return row["client"](row["options"]())
make(os.environ["P"]).ask()
""",
}

APART = {
    "another key": """
def ask(provider, size):
    model = MODELS[size]
    if provider == "groq":
        return hosted(model)
    return local(model)
ask(os.environ["P"], os.environ["S"])
""",
    "a name that is bound anew": """
def ask(provider, other):
    model = MODELS[provider]
    provider = other
    if provider == "groq":
        return hosted(model)
    return local(model)
ask(os.environ["P"], os.environ["S"])
""",
    "other rows": f"""
{CLIENTS}
CLASSES = {{"ollama": (Local, 1), "groq": (Hosted, 2)}}
class Options:
    model = "phi3"
class More:
    model = "gemma2"
class Most:
    model = "llama-3.3-70b-versatile"
KINDS = {{"small": (Options, 1), "groq": (More, 2), "large": (Most, 3)}}
def make(name, size):
    client, _ = CLASSES[name]
    kind, _ = KINDS[size]
    return client(kind())
make(os.environ["P"], os.environ["S"]).ask()
""",
    "another object": f"""
{CONFIG}
def ask(first, second):
    if first.provider == "groq":
        return hosted(second.model)
    return local(second.model)
ask(Config(os.environ["P"]), Config(os.environ["S"]))
""",
}


def _models(points: list[IntegrationPoint]) -> list[set[str | None]]:
    return [{pin.value for pin in (one.model, *one.model.others)} for one in points]


@pytest.mark.parametrize("program", PROGRAMS.values(), ids=PROGRAMS)
def test_a_point_gets_the_models_of_the_key_that_leads_to_it(
    points: Callable[..., list[IntegrationPoint]], program: str
) -> None:
    found = points({"app.py": f"{HEAD}{ASKING}{program}"})
    assert _models(found) == [{"phi3"}, {"llama-3.3-70b-versatile"}]


def test_a_point_gets_the_models_of_the_row_that_names_its_class(
    points: Callable[..., list[IntegrationPoint]],
) -> None:
    making = """
import importlib, os
from options import HostedOptions, Options
ROWS = {"ollama": ("app.clients.Local", Options), "groq": ("app.clients.Hosted", HostedOptions)}
def load(name):
    module, _, attribute = name.rpartition(".")
    return getattr(importlib.import_module(module), attribute)
def make(name):
    path, kind = ROWS[name]
    return load(path)(kind())
make(os.environ["P"]).ask()
"""
    clients = f"{HEAD}{ASKING}{CLIENTS}"
    files = {"options.py": OPTIONS, "app/__init__.py": "", "app/clients.py": clients}
    found = points({**files, "main.py": making})
    assert _models(found) == [{"phi3"}, {"llama-3.3-70b-versatile"}]


@pytest.mark.parametrize("program", APART.values(), ids=APART)
def test_keys_that_may_differ_say_nothing_of_each_other(
    points: Callable[..., list[IntegrationPoint]], program: str
) -> None:
    found = points({"app.py": f"{HEAD}{ASKING}{program}"})
    assert _models(found) == [{"phi3", "gemma2", "llama-3.3-70b-versatile"}] * 2


GIVEN = {
    "an attribute of an object that is set where that is made": (
        """
class Config:
    model = "gpt-5.1"
def load():
    config = Config()
    setattr(config, "model", "gpt-5.2")
    return config
config = load()
def ask():
    client.responses.create(model=config.model, input="x")
""",
        {("alias", "gpt-5.2")},
    ),
    "keywords of class statements": (
        """
class Base:
    model = None
    def __init_subclass__(cls, *, model="gpt-5.1", **options):
        super().__init_subclass__(**options)
        cls.model = model
    def ask(self):
        return client.responses.create(model=self.model, input="x")
class First(Base, model="gpt-5.2"):
    pass
class Second(Base):
    pass
def run(name):
    return {"first": First, "second": Second}[name]().ask()
""",
        {("alias", "gpt-5.1"), ("alias", "gpt-5.2")},
    ),
    "values of a mapping whose key a loop skips": (
        """
STAGES = {"draft": "gpt-5.1", "final": "gpt-5.2"}
def ask():
    for stage, model in STAGES.items():
        if stage != "final":
            continue
        client.responses.create(model=model, input=stage)
""",
        {("alias", "gpt-5.2")},
    ),
    "the property of a member of an enumeration": (
        """
from enum import Enum
class Task(Enum):
    CHAT = "chat"
    CODE = "code"
    @property
    def model(self):
        return "gpt-5.1" if self is Task.CHAT else "gpt-5.2"
def ask():
    client.responses.create(model=Task.CODE.model, input="x")
""",
        {("alias", "gpt-5.2")},
    ),
    "one of the keys of a mapping": (
        """
PRICES = {"gpt-5.1": 1, "gpt-5.2": 2}
def ask():
    client.responses.create(model=min(PRICES, key=PRICES.get), input="x")
""",
        {("alias", "gpt-5.1"), ("alias", "gpt-5.2")},
    ),
    "a name that stands for itself where no other is known": (
        """
NAMES = {"best": "gpt-5.2"}
def ask(name="best"):
    client.responses.create(model=NAMES.get(name, name), input="x")
ask()
ask("gpt-5.1")
""",
        {("alias", "gpt-5.1"), ("alias", "gpt-5.2")},
    ),
    "a handler of a missing key that is there": (
        """
MODELS = {"short": "gpt-5.1", "code": "gpt-5.2"}
def pick(task):
    try:
        return MODELS[task]
    except KeyError:
        return "gpt-5.4"
def ask():
    client.responses.create(model=pick("short"), input="x")
""",
        {("alias", "gpt-5.1")},
    ),
    "a handler of a key that is missing": (
        """
MODELS = {"short": "gpt-5.1", "code": "gpt-5.2"}
def pick(task):
    try:
        return MODELS[task]
    except KeyError:
        return "gpt-5.4"
def ask():
    client.responses.create(model=pick("long"), input="x")
""",
        {("alias", "gpt-5.4")},
    ),
    "a property that a subclass replaces by an attribute": (
        """
class Base:
    def ask(self):
        return client.responses.create(model=self.model, input="x")
class First(Base):
    @property
    def model(self):
        return "gpt-5.1"
class Second(Base):
    model = "gpt-5.2"
for one in (First(), Second()):
    one.ask()
""",
        {("alias", "gpt-5.1"), ("alias", "gpt-5.2")},
    ),
    "a setting that has to be given": (
        """
from pydantic import Field
from pydantic_settings import BaseSettings
class Settings(BaseSettings):
    model: str = Field(..., alias="CHAT_MODEL")
def ask():
    client.responses.create(model=Settings().model, input="x")
""",
        {("dynamic", None)},
    ),
}


@pytest.mark.parametrize(("program", "models"), GIVEN.values(), ids=GIVEN)
def test_where_a_model_is_given(
    point: Callable[..., IntegrationPoint], program: str, models: set[tuple[str, str | None]]
) -> None:
    found = point(f"from openai import OpenAI\nclient = OpenAI()\n{program}").model
    assert {(pin.state, pin.value) for pin in (found, *found.others)} == models


@pytest.mark.parametrize(
    ("config", "model"),
    [
        ("{'configurable': {'model': 'gpt-5.2'}}", "gpt-5.2"),
        ("{'configurable': {'thread_id': thread}}", "gpt-5.1"),
        ("config", "gpt-5.1"),
    ],
)
def test_a_model_that_is_configured_for_a_call_goes_first(
    points: Callable[..., list[IntegrationPoint]], config: str, model: str
) -> None:
    app = f"""
from langchain.chat_models import init_chat_model
llm = init_chat_model("gpt-5.1", model_provider="openai", configurable_fields=("model",))
def by_name(thread, config):
    return llm.invoke("x", config={config})
def by_position(thread, config):
    return llm.invoke("x", {config})
"""
    assert _models(points({"app.py": app})) == [{model}] * 2


def test_objects_that_only_tests_make_say_nothing_of_the_key(
    points: Callable[..., list[IntegrationPoint]],
) -> None:
    app = f"""{HEAD}{ASKING}
class Base:
    def __init__(self, model):
        self.model = model
class Local(Base):
    def ask(self):
        return local(self.model)
class Hosted(Base):
    def ask(self):
        return hosted(self.model)
CLIENTS = {{"groq": Hosted, "ollama": Local}}
def make(name):
    return CLIENTS[name](MODELS[name])
make(os.environ["P"]).ask()
"""
    test = "from app import Local\ndef test_it():\n    assert Local('phi4').ask()\n"
    found = points({"app.py": app, "tests/test_app.py": test})
    assert _models(found) == [{"phi3"}, {"llama-3.3-70b-versatile"}]


@pytest.mark.parametrize(
    "test",
    [
        "name.startswith('gpt')",
        "name.lower().startswith('gpt')",
        "'gpt' in name",
        "'GPT' in name.upper()",
        "not name.startswith('llama')",
        "name.endswith('5.2')",
    ],
)
@pytest.mark.parametrize("given", ["name", "config.name"])
def test_a_factory_that_looks_into_a_name_gives_each_caller_its_own_client(
    points: Callable[..., list[IntegrationPoint]], test: str, given: str
) -> None:
    parameter, *part = given.split(".")
    passed = ("Config()", "Config('llama-3.3')") if part else ("'gpt-5.2'", "'llama-3.3'")
    asking = "".join(
        f"def {name}():\n    make({one}).chat.completions.create(model='m', messages=[])\n"
        for name, one in zip(("first", "second"), passed, strict=True)
    )
    app = f"""
from dataclasses import dataclass
from groq import Groq
from openai import OpenAI
@dataclass(frozen=True)
class Config:
    name: str = "gpt-5.2"
def make({parameter}):
    if {test.replace("name", given)}:
        return OpenAI()
    return Groq()
{asking}"""
    assert [one.provider for one in points({"app.py": app})] == ["openai", "groq"]


def test_arguments_of_one_of_several_partials_are_not_those_of_the_call_alone(
    points: Callable[..., list[IntegrationPoint]],
) -> None:
    app = f"""{HEAD}
from functools import partial
def local(model, text):
    return ollama.chat(model=model, messages=[text])
def hosted(model, text):
    return Groq().chat.completions.create(model=model, messages=[text])
def make(provider):
    if provider == "ollama":
        return partial(local, "phi3")
    return partial(hosted, "llama-3.3-70b-versatile")
make(os.environ["P"])("hello")
"""
    assert all("hello" not in models for models in _models(points({"app.py": app})))
