"""Which model answers, where its name comes from, and what is known of it."""

from collections.abc import Callable

import pytest

from lintkit.model import IntegrationPoint

HEAD = "import os\nfrom openai import OpenAI\nclient = OpenAI()\n"

SOURCES = {
    "literal": (
        'client.chat.completions.create(model="gpt-4o-2024-08-06", messages=[])',
        ("pinned", "gpt-4o-2024-08-06", "literal"),
    ),
    "alias": (
        'client.chat.completions.create(model="gpt-4o", messages=[])',
        ("alias", "gpt-4o", "literal"),
    ),
    "constant": (
        (
            'MODEL = "gpt-4o"\ndef ask():\n'
            "    client.chat.completions.create(model=MODEL, messages=[])"
        ),
        ("alias", "gpt-4o", "constant"),
    ),
    "parameter_default": (
        (
            'def ask(model="gpt-4o"):\n'
            "    client.chat.completions.create(model=model, messages=[])\nask()"
        ),
        ("alias", "gpt-4o", "parameter_default"),
    ),
    "argument": (
        (
            "def ask(model):\n"
            '    client.chat.completions.create(model=model, messages=[])\nask("gpt-4o")'
        ),
        ("alias", "gpt-4o", "argument"),
    ),
    "environment": (
        'client.chat.completions.create(model=os.environ["MODEL"], messages=[])',
        ("dynamic", None, "environment"),
    ),
    "environment_default": (
        'client.chat.completions.create(model=os.getenv("MODEL", "gpt-4o"), messages=[])',
        ("alias", "gpt-4o", "environment_default"),
    ),
    "fallback": (
        (
            'model = os.environ.get("MODEL") or "gpt-4o"\n'
            "client.chat.completions.create(model=model, messages=[])"
        ),
        ("alias", "gpt-4o", "environment_default"),
    ),
    "settings": (
        (
            "from pydantic_settings import BaseSettings\n"
            'class Settings(BaseSettings):\n    model: str = "gpt-4o"\n'
            "client.chat.completions.create(model=Settings().model, messages=[])"
        ),
        ("alias", "gpt-4o", "settings_default"),
    ),
    "dataclass": (
        (
            "from dataclasses import dataclass\n"
            '@dataclass\nclass Config:\n    model: str = "gpt-4o"\n'
            "config = Config()\n"
            "client.chat.completions.create(model=config.model, messages=[])"
        ),
        ("alias", "gpt-4o"),
    ),
    "params": (
        'params = {"model": "gpt-4o", "messages": []}\nclient.chat.completions.create(**params)',
        ("alias", "gpt-4o", "literal"),
    ),
    "format": (
        'size = "mini"\nclient.chat.completions.create(model=f"gpt-4o-{size}", messages=[])',
        ("alias", "gpt-4o-mini"),
    ),
    "option": (
        (
            "import argparse\n"
            "parser = argparse.ArgumentParser()\n"
            'parser.add_argument("-m", "--chat-model", default="gpt-4o")\n'
            "args = parser.parse_args()\n"
            "client.chat.completions.create(model=args.chat_model, messages=[])"
        ),
        ("alias", "gpt-4o", "settings_default"),
    ),
    "option_without_default": (
        (
            "import argparse\n"
            "parser = argparse.ArgumentParser()\n"
            'parser.add_argument("--model")\n'
            "args = parser.parse_args()\n"
            "client.chat.completions.create(model=args.model, messages=[])"
        ),
        ("dynamic", None),
    ),
    "settings_file": (
        (
            "import yaml\n"
            'settings = yaml.safe_load(open("settings.yaml"))\n'
            'client.chat.completions.create(model=settings["model"], messages=[])'
        ),
        ("dynamic", None),
    ),
    "settings_file_with_default": (
        (
            "import yaml\n"
            'settings = yaml.safe_load(open("settings.yaml"))\n'
            'client.chat.completions.create(model=settings.get("model", "gpt-4o"), messages=[])'
        ),
        ("alias", "gpt-4o", "settings_default"),
    ),
    "enumeration": (
        (
            "from enum import Enum\n"
            'class Models(str, Enum):\n    CHAT = "gpt-4o"\n'
            "client.chat.completions.create(model=Models.CHAT.value, messages=[])"
        ),
        ("alias", "gpt-4o"),
    ),
    "empty": (
        (
            "from pydantic_settings import BaseSettings\n"
            'class Settings(BaseSettings):\n    model: str = ""\n'
            "client.chat.completions.create(model=Settings().model, messages=[])"
        ),
        ("dynamic", None),
    ),
    "retired": (
        'client.chat.completions.create(model="gpt-4-32k", messages=[])',
        ("retired", "gpt-4-32k", "literal"),
    ),
    "in_no_list": (
        'client.chat.completions.create(model="my-own-model", messages=[])',
        ("unknown", "my-own-model", "literal"),
    ),
    "given_by_nobody": (
        "def ask(model):\n    client.chat.completions.create(model=model, messages=[])",
        ("dynamic", None),
    ),
}


@pytest.mark.parametrize(("source", "expected"), SOURCES.values(), ids=SOURCES.keys())
def test_where_a_model_comes_from(
    point: Callable[..., IntegrationPoint], source: str, expected: tuple[object, ...]
) -> None:
    found = point(HEAD + source + "\n").model
    assert (found.state, found.value, found.source)[: len(expected)] == expected


def test_a_retirement_has_a_date_and_a_source(point: Callable[..., IntegrationPoint]) -> None:
    found = point(HEAD + SOURCES["retired"][0] + "\n").model
    assert found.retires == "2025-06-06"
    assert found.retires_source


def test_an_item_of_a_tuple_is_told_of_as_an_item(point: Callable[..., IntegrationPoint]) -> None:
    found = point(
        HEAD
        + 'names = ("gpt-4o", "gpt-4o-mini")\n'
        + "client.chat.completions.create(model=names[1], messages=[])\n"
    ).model
    assert 'item 1 holds "gpt-4o-mini"' in [step.text for step in found.evidence]


def test_branches_name_several_models(point: Callable[..., IntegrationPoint]) -> None:
    found = point(
        HEAD
        + 'def ask(cheap):\n    model = "gpt-4-32k" if cheap else "gpt-4o-2024-08-06"\n'
        + "    client.chat.completions.create(model=model, messages=[])\n"
    ).model
    assert (found.state, found.value) == ("retired", "gpt-4-32k")
    assert [(other.state, other.value) for other in found.others] == [
        ("pinned", "gpt-4o-2024-08-06")
    ]


def test_claude_ids_of_generation_4_6_are_pinned(point: Callable[..., IntegrationPoint]) -> None:
    found = point(
        """
        from anthropic import Anthropic
        Anthropic().messages.create(model="claude-opus-4-6", max_tokens=9, messages=[])
        """
    ).model
    assert found.state == "pinned"


def test_an_azure_deployment_is_managed_elsewhere(point: Callable[..., IntegrationPoint]) -> None:
    found = point(
        """
        from openai import AzureOpenAI
        client = AzureOpenAI(azure_endpoint="https://x.openai.azure.com", api_version="2024-10-21")
        client.chat.completions.create(model="chat", messages=[])
        """
    )
    assert (found.provider, found.model.state) == ("azure", "unmanaged")


def test_a_gateway_answers_for_others(point: Callable[..., IntegrationPoint]) -> None:
    found = point(
        """
        from openai import OpenAI
        client = OpenAI(base_url="https://openrouter.ai/api/v1")
        client.chat.completions.create(model="anthropic/claude-opus-4-6", messages=[])
        """
    )
    assert found.provider != "openai"
    assert found.model.state == "pinned"


@pytest.mark.parametrize(
    ("chosen", "providers"),
    [
        ("None", {"openai", "groq"}),
        ("'https://api.cerebras.ai/v1'", {"cerebras", "groq"}),
        ("other()", {"groq"}),
    ],
)
def test_a_client_with_one_of_several_addresses_is_of_each(
    chosen: str, providers: set[str], point: Callable[..., IntegrationPoint]
) -> None:
    found = point(
        f"""
        import sys
        from openai import OpenAI
        from elsewhere import other
        url = "https://api.groq.com/openai/v1" if sys.argv else {chosen}
        client = OpenAI(base_url=url)
        client.chat.completions.create(model="gpt-5.2", messages=[])
        """
    )
    assert {found.provider, *(pin.provider for pin in (found.model, *found.model.others))} == (
        providers
    )


def test_a_name_that_one_service_knows_is_not_meant_for_the_others(
    point: Callable[..., IntegrationPoint],
) -> None:
    found = point(
        """
        import sys
        from openai import OpenAI
        url, name = None, "gpt-5.2"
        if sys.argv:
            url, name = "https://api.cerebras.ai/v1", "llama-of-mine"
        OpenAI(base_url=url).chat.completions.create(model=name, messages=[])
        """
    )
    pins = {(pin.provider, pin.value) for pin in (found.model, *found.model.others)}
    assert ("openai", "gpt-5.2") in pins
    assert ("cerebras", "gpt-5.2") not in pins
    assert ("cerebras", "llama-of-mine") in pins


def test_a_field_that_is_empty_by_default_is_filled_by_the_configuration(
    point: Callable[..., IntegrationPoint],
) -> None:
    source = """
        from openai import OpenAI
        from pydantic import BaseModel
        class Config(BaseModel):
            model: str | None = None
        def ask(config: Config, other):
            config.model = other.name
            return OpenAI().chat.completions.create(model={model}, messages=[])
        """
    written = "            config.model = other.name\n"
    for text in (source, source.replace(written, "")):
        assert point(text.format(model="config.model")).model.state == "dynamic"
    assert point(source.format(model="None")).model.state == "unknown"


def test_the_sdk_picks_a_model(point: Callable[..., IntegrationPoint]) -> None:
    found = point(
        """
        from langchain_openai import ChatOpenAI
        ChatOpenAI().invoke("x")
        """
    ).model
    assert (found.source, found.value) == ("sdk_default", "gpt-3.5-turbo")


WEIGHTS = {
    "name_only": ('AutoModel.from_pretrained("bert-base-uncased")', "alias"),
    "commit": (
        (
            'AutoModel.from_pretrained("bert-base-uncased", '
            'revision="86b5e0934494bd15c9632b12f734a8a67f723594")'
        ),
        "pinned",
    ),
    "branch": ('AutoModel.from_pretrained("bert-base-uncased", revision="main")', "alias"),
    "path": ('AutoModel.from_pretrained("./models/bert")', "local"),
}


@pytest.mark.parametrize(("source", "state"), WEIGHTS.values(), ids=WEIGHTS.keys())
def test_weights_are_pinned_by_a_commit(
    point: Callable[..., IntegrationPoint], source: str, state: str
) -> None:
    found = point(f"from transformers import AutoModel\n{source}\n")
    assert (found.kind, found.model.state) == ("weights", state)
    assert found.deadline.state == "not_applicable"


def test_a_model_on_the_constructor_yields_to_the_call(
    point: Callable[..., IntegrationPoint],
) -> None:
    found = point(
        """
        from langchain_openai import ChatOpenAI
        llm = ChatOpenAI(model="gpt-4o-2024-08-06").bind(model="gpt-4-0613")
        llm.invoke("x")
        """
    ).model
    assert found.value == "gpt-4-0613"


def test_agents_in_a_list_bring_their_model(point: Callable[..., IntegrationPoint]) -> None:
    found = point(
        """
        from crewai import LLM, Agent, Crew, Task
        llm = LLM(model="gpt-4o-2024-08-06", timeout=7)
        agent = Agent(role="a", goal="b", backstory="c", llm=llm)
        Crew(agents=[agent], tasks=[Task(description="d", agent=agent)]).kickoff()
        """
    )
    assert (found.model.value, found.deadline.seconds) == ("gpt-4o-2024-08-06", 7)


def test_an_object_that_is_not_known_leaves_the_default_open(
    point: Callable[..., IntegrationPoint],
) -> None:
    found = point(
        """
        from crewai import Agent, Crew
        from elsewhere import make
        Crew(agents=[Agent(role="a", goal="b", backstory="c", llm=make())]).kickoff()
        """
    )
    assert found.model.source != "sdk_default"
    assert found.deadline.state == "unknown"


def test_a_constant_from_elsewhere_stands_behind_the_configuration(
    point: Callable[..., IntegrationPoint],
) -> None:
    found = point(
        """
        import os
        from openai import OpenAI
        class Chat:
            def __init__(self):
                self.model = os.environ["MODEL"]
                self.client = OpenAI()
            def ask(self):
                return self.client.chat.completions.create(model=self.model, messages=[])
        def vision():
            chat = Chat()
            chat.model = "gpt-4-vision-preview"
            return chat
        vision().ask()
        Chat().ask()
        """
    ).model
    assert found.state == "dynamic"


def test_a_model_of_another_vendor_is_never_sent(point: Callable[..., IntegrationPoint]) -> None:
    found = point(
        """
        from anthropic import Anthropic
        def ask(model):
            return Anthropic().messages.create(model=model, max_tokens=9, messages=[])
        ask("gpt-4-32k")
        ask("claude-opus-4-6")
        """
    ).model
    assert (found.value, found.others) == ("claude-opus-4-6", ())


def test_the_sdk_pin_of_the_manifests(point: Callable[..., IntegrationPoint]) -> None:
    source = HEAD + SOURCES["literal"][0] + "\n"
    assert point(source, {"openai": "==1.109.1"}).sdk.state == "exact"
    assert point(source).sdk.state == "undeclared"


def test_a_choice_between_constants_is_shown_where_it_is_made(
    point: Callable[..., IntegrationPoint],
) -> None:
    found = point(
        HEAD
        + "def ask(cheap):\n    model = 'gpt-4o'\n    if cheap:\n        model = 'gpt-4o-mini'\n"
        "    return client.chat.completions.create(model=model, messages=[])\n"
    ).model
    texts = {pin.value: pin.evidence[-1].text for pin in (found, *found.others)}
    assert texts == {
        "gpt-4o": '"gpt-4o" is chosen here',
        "gpt-4o-mini": '"gpt-4o-mini" is chosen here',
    }


def test_a_constant_that_came_no_known_way_is_unknown(
    point: Callable[..., IntegrationPoint],
) -> None:
    found = point(
        HEAD + "def ask(options):\n    model = options.pop('model')\n"
        "    return client.chat.completions.create(model=model, messages=[])\n"
        "def first(**kwargs):\n    return ask(kwargs)\n"
        "first(model='gpt-4o')\n"
    ).model
    assert (found.state, found.value) == ("unknown", None)


def test_what_is_set_on_objects_of_several_classes_is_unknown(
    point: Callable[..., IntegrationPoint],
) -> None:
    found = point(
        HEAD + "class Chat:\n    model = ''\n"
        "    def ask(self):\n"
        "        return client.chat.completions.create(model=self.model, messages=[])\n"
        "class Local:\n    model = ''\n"
        "    def ask(self):\n        return ''\n"
        "def make(kind):\n    llm = Chat() if kind else Local()\n    llm.model = 'gpt-4o'\n"
        "    return llm.ask()\n"
    ).model
    assert "gpt-4o" not in {pin.value for pin in (found, *found.others)}


@pytest.mark.parametrize("what", ["'gpt-4o'", "self.options.model or 'gpt-4o'"])
def test_a_constant_that_a_class_sets_on_whatever_it_is_given_is_known(
    what: str, point: Callable[..., IntegrationPoint]
) -> None:
    found = point(
        HEAD + "class Slow:\n    model = ''\nclass Fast:\n    model = ''\n"
        "class Chat:\n    def __init__(self, options):\n        self.options = options\n"
        f"        self.options.model = {what}\n"
        "    def ask(self):\n"
        "        model = self.options.model\n"
        "        return client.chat.completions.create(model=model, messages=[])\n"
        "def make(kind):\n    return Chat(Slow() if kind else Fast()).ask()\n"
    ).model
    assert (found.state, found.value) == ("alias", "gpt-4o")


def test_which_caller_means_which_of_several_functions_is_unknown(
    point: Callable[..., IntegrationPoint],
) -> None:
    found = point(
        HEAD + "def ask(**kwargs):\n    return client.chat.completions.create(**kwargs)\n"
        "def count(**kwargs):\n    return len(kwargs)\n"
        "def retry(function, **kwargs):\n    return function(**kwargs)\n"
        "retry(ask, model='gpt-5.2', messages=[])\nretry(count, model='gpt-4o', messages=[])\n"
    ).model
    assert "gpt-4o" not in {pin.value for pin in (found, *found.others)}


def test_a_model_of_another_vendor_alone_is_unknown(
    point: Callable[..., IntegrationPoint],
) -> None:
    found = point(
        "from anthropic import Anthropic\nclient = Anthropic()\n"
        "client.messages.create(model='gpt-4o', max_tokens=5, messages=[])\n"
    ).model
    assert found.state == "unknown"
    assert "only models that do not answer at anthropic" in found.evidence[-1].text


@pytest.mark.parametrize(
    ("files", "state"),
    [
        ({"app.py": "import openai\nopenai.api_type = 'azure'\n"}, "unmanaged"),
        ({"app.py": "import openai\nopenai.api_type = 'open_ai'\n"}, "pinned"),
        ({"app.py": "import openai\n", "setup_ai.py": "import openai\nopenai.api_type = 'azure'\n"},
         "unmanaged"),
        ({"app.py": "import openai\n",
          "other.py": "import openai\ndef use():\n    openai.api_type = 'azure'\n"}, "pinned"),
    ],
    ids=["here", "elsewhere", "another module", "another function"],
)  # fmt: skip
def test_a_setting_of_the_module_leads_to_deployments(
    point: Callable[..., IntegrationPoint], files: dict[str, str], state: str
) -> None:
    call = "def ask():\n    return openai.ChatCompletion.create(model='gpt-4-0314', messages=[])\n"
    assert point({**files, "app.py": files["app.py"] + call}).model.state == state


BRANCHES = (
    "from langchain_openai import ChatOpenAI\n"
    "from langchain_anthropic import ChatAnthropic\n"
    "def made(supplier):\n"
    "    if supplier == 'openai':\n"
    "        return ChatOpenAI(model='gpt-4o-2024-11-20', timeout=20)\n"
    "    return ChatAnthropic(model_name='claude-opus-4-1-20250805', timeout=20)\n"
    "def ask(supplier, question):\n"
    "    return made(supplier).invoke(question)\n"
)


def test_each_model_is_told_with_who_answers(point: Callable[..., IntegrationPoint]) -> None:
    found = point(BRANCHES)
    pins = {pin.provider: pin.value for pin in (found.model, *found.model.others)}
    assert pins == {"openai": "gpt-4o-2024-11-20", "anthropic": "claude-opus-4-1-20250805"}
    assert sorted(found.providers) == ["anthropic", "openai"]


def test_the_versions_of_every_library_that_can_ask_are_told(
    point: Callable[..., IntegrationPoint],
) -> None:
    found = point(BRANCHES, {"langchain-openai": "==1.0.0", "langchain-anthropic": "==1.1.0"})
    sdks = {sdk.distribution: sdk.specifier for sdk in (found.sdk, *found.sdk.others)}
    assert sdks == {"langchain-openai": "==1.0.0", "langchain-anthropic": "==1.1.0"}


@pytest.mark.parametrize(("api_type", "provider"), [("azure", "azure"), ("open_ai", "openai")])
def test_who_answers_is_what_a_module_is_set_to(
    point: Callable[..., IntegrationPoint], api_type: str, provider: str
) -> None:
    app = (
        f"import openai\nopenai.api_type = '{api_type}'\n"
        "openai.ChatCompletion.create(engine='prod', messages=[])\n"
    )
    assert point(app, {"openai": "==0.28.1"}).providers == (provider,)


def test_a_name_is_not_told_of_the_services_of_model_objects_in_its_place(
    points: Callable[..., tuple[IntegrationPoint, ...]],
) -> None:
    source = """
from openai import AsyncAzureOpenAI
from pydantic_ai import Agent
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.openai import OpenAIProvider

def ask(question, model):
    return Agent(model=model or "openai:gpt-4o-2024-08-06").run_sync(question)

def main(question):
    azure = OpenAIProvider(openai_client=AsyncAzureOpenAI())
    other = OpenAIProvider(base_url="https://models.example.com/v1")
    ask(question, None)
    ask(question, "anthropic:claude-opus-4-20250514")
    ask(question, OpenAIChatModel("ours", provider=azure))
    ask(question, OpenAIChatModel("small-1", provider=other))
"""
    (point,) = points({"app.py": source})
    pins = (point.model, *point.model.others)
    assert {(pin.provider, pin.value) for pin in pins} == {
        ("openai", "openai:gpt-4o-2024-08-06"),
        ("anthropic", "anthropic:claude-opus-4-20250514"),
        ("azure", "ours"),
        ("openai-compatible", "small-1"),
    }


@pytest.mark.parametrize("name", ["gpt2", "openai/gpt-4", "mistral-7b-instruct", "./gpt-4"])
def test_weights_are_not_called_as_a_model_is_that_its_vendor_serves(
    point: Callable[..., IntegrationPoint], name: str
) -> None:
    app = (
        "from transformers import AutoModel\n"
        "def load(name):\n    return AutoModel.from_pretrained(name)\n"
        f"load('gpt-4')\nload({name!r})\n"
    )
    model = point(app).model
    assert [model.value, *(other.value for other in model.others)] == [name]


@pytest.mark.parametrize(
    ("specifier", "model"),
    [(">=0.85,<0.86", "gpt-4o-mini"), (">=1.2,<2", "gpt-4.1-mini"), (">=0.85", "gpt-4.1-mini")],
)
def test_the_default_is_that_of_the_versions_that_are_admitted(
    point: Callable[..., IntegrationPoint], specifier: str, model: str
) -> None:
    app = (
        "from crewai import Agent, Crew\nagent = Agent(role='a', goal='b', backstory='c')\n"
        "Crew(agents=[agent], tasks=[]).kickoff()\n"
    )
    assert point(app, {"crewai": specifier}).model.value == model


@pytest.mark.parametrize(
    ("head", "default"),
    [
        ("from pydantic import BaseModel as Base", "'gpt-4o'"),
        ("from pydantic import BaseModel as Base, Field", "Field(default='gpt-4o')"),
        ("from langchain_core.language_models.llms import LLM as Base", "'gpt-4o'"),
    ],
)
@pytest.mark.parametrize("given", ["name='x'", "name='x', model='gpt-4.1'"])
def test_a_field_that_only_tests_make_objects_of_keeps_its_default(
    point: Callable[..., IntegrationPoint], head: str, default: str, given: str
) -> None:
    app = (
        f"{HEAD}{head}\nclass Chat(Base):\n    name: str\n    model: str = {default}\n"
        "    def ask(self):\n"
        "        return client.chat.completions.create(model=self.model, messages=[])\n"
    )
    tests = f"from app import Chat\ndef test_it():\n    print(Chat({given}), Chat(name='y'))\n"
    found = point({"app.py": app, "tests/test_app.py": tests}).model
    assert (found.value, found.others) == ("gpt-4o", ())
    assert all(step.path == "app.py" for step in found.evidence)


EMBEDDINGS = (
    "from llama_index.embeddings.openai import OpenAIEmbedding\n"
    "from llama_index.embeddings.ollama import OllamaEmbedding\n"
    "def embedding(kind):\n"
    "    options = {}\n"
    "    return OpenAIEmbedding(**options) if kind == 'a' else OllamaEmbedding(**options)\n"
    "def embed(kind, text):\n"
    "    return embedding(kind).get_text_embedding(text)\n"
)


def test_a_library_without_a_default_is_not_told_that_of_another(
    point: Callable[..., IntegrationPoint],
) -> None:
    model = point(EMBEDDINGS).model
    found = {(pin.provider, pin.state, pin.value) for pin in (model, *model.others)}
    default = ("openai", "pinned", "text-embedding-ada-002")
    assert {one for one in found if one[0] == "openai"} == {default}
    assert {one for one in found if one[0] == "ollama"} == {("ollama", "unknown", None)}


def test_a_model_that_must_be_named_and_is_not_is_unknown(
    point: Callable[..., IntegrationPoint],
) -> None:
    app = (
        "from llama_index.embeddings.ollama import OllamaEmbedding\n"
        "embedding = OllamaEmbedding(base_url='http://localhost:11434')\n"
        "embedding.get_text_embedding('a')\n"
    )
    model = point(app).model
    assert (model.state, model.value) == ("unknown", None)
    (step,) = model.evidence
    assert step.text == "no model is named, and llama-index-embeddings-ollama has no default"


def test_each_default_is_told_of_the_library_whose_it_is(
    point: Callable[..., IntegrationPoint],
) -> None:
    app = (
        "from langchain_openai import ChatOpenAI\n"
        "from langchain_community.chat_models import ChatAnyscale\n"
        "def ask(kind, question):\n"
        "    llm = ChatOpenAI() if kind else ChatAnyscale()\n"
        "    return llm.invoke(question)\n"
    )
    model = point(app).model
    assert {(pin.chosen_by, pin.value) for pin in (model, *model.others)} == {
        ("langchain-openai", "gpt-3.5-turbo"),
        ("langchain-community", "meta-llama/Meta-Llama-3-8B-Instruct"),
    }
