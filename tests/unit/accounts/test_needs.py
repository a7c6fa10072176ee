"""What a program has to be given from outside, and what happens without it."""

from collections.abc import Callable

import pytest

from lintkit.model import Inventory

Find = Callable[..., Inventory]


def told(inventory: Find, text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    found = inventory({"app.py": text, "test_app.py": "import os\nos.environ['ONLY_IN_TESTS']\n"})
    return [(need.kind, need.name, need.without) for need in found.needs]


@pytest.mark.parametrize(
    ("read", "without"),
    [
        ("os.environ['X_KEY']", "KeyError is raised"),
        ("os.environ.pop('X_KEY')", "an error is raised"),
        ("decouple.config('X_KEY')", "an error is raised"),
        ("os.getenv('X_KEY')", "None is taken"),
        ("if 'X_KEY' in os.environ:\n    pass", "the code goes another way"),
        ("key = os.getenv('X_KEY')\nif not key:\n    raise SystemExit", None),
        ("key = os.getenv('X_KEY')\nassert key", None),
        ("os.environ.get('X_KEY', 'none')", '"none" is taken'),
        ("os.getenv('X_KEY', os.name)", "`os.name` is taken"),
        ("os.getenv('X_KEY', 1 + len('a'))", "another value is taken"),
    ],
)
def test_what_happens_without_a_variable(inventory: Find, read: str, without: str | None) -> None:
    found = told(inventory, f"import os\nimport decouple\n{read}\n")
    looked_at = "None is taken, and a condition looks at that"
    assert found == [("environment", "X_KEY", (without or looked_at,))]


@pytest.mark.parametrize(
    ("read", "names"),
    [
        ("os.getenv(f'{name}_API_KEY')", ["…_API_KEY"]),
        ("os.environ[name.upper() + '_API_KEY']", ["…_API_KEY"]),
        (
            "os.getenv('OPENAI_API_KEY' if name else 'GROQ_API_KEY')",
            ["GROQ_API_KEY", "OPENAI_API_KEY"],
        ),
        ("for one in ('A_KEY', 'B_KEY'):\n    os.getenv(one)", ["A_KEY", "B_KEY"]),
    ],
)
def test_a_variable_is_told_by_what_is_known_of_its_name(
    inventory: Find, read: str, names: list[str]
) -> None:
    found = told(inventory, f"import os, sys\nname = sys.argv[1]\n{read}\n")
    assert [name for _, name, _ in found] == names


@pytest.mark.parametrize(
    "read",
    [
        *("os.environ[name]", "os.getenv(name)", "os.getenv(f'{name}')", "{}['X']", "'X' in {}"),
        "'X' in os.environ[name]",
    ],
)
def test_what_names_no_variable_is_left_out(inventory: Find, read: str) -> None:
    assert told(inventory, f"import os, sys\nname = sys.argv[1]\n{read}\n") == []


def test_a_variable_that_is_read_twice_is_one_need(inventory: Find) -> None:
    text = "import os\nos.environ['A']\ndef f():\n    return os.getenv('A')\n"
    (need,) = inventory(text).needs
    assert need.without == ("KeyError is raised", "None is taken")
    assert [(step.line, step.text) for step in need.reads] == [
        (2, "read in `app`"),
        (4, "read in `f`"),
    ]
    assert not need.is_secret


def test_secrets_come_first(inventory: Find) -> None:
    text = "import os\nos.getenv('A')\nos.getenv('Z_TOKEN')\nos.getenv('MAX_TOKENS')\n"
    assert [(one.name, one.is_secret) for one in inventory(text).needs] == [
        *(("Z_TOKEN", True), ("A", False), ("MAX_TOKENS", False))
    ]


def test_a_store_of_secrets_is_read_by_attribute_or_key(inventory: Find) -> None:
    text = (
        "import streamlit as st\nif 'more' in st.secrets:\n    pass\n"
        "st.secrets.openai_key\nst.secrets['other']\nst.secrets.get('x')\n"
        "st.session_state.openai_key\n"
    )
    assert told(inventory, text) == [
        ("secrets", "streamlit.secrets.more", ("the code goes another way",)),
        ("secrets", "streamlit.secrets.openai_key", ("AttributeError is raised",)),
        ("secrets", "streamlit.secrets.other", ("KeyError is raised",)),
    ]


def test_fields_for_keys_and_beside_them_are_told_with_their_defaults(inventory: Find) -> None:
    text = (
        "from dataclasses import dataclass\nfrom pydantic import BaseModel, Field\n"
        "class A(BaseModel):\n    api_key: str\n    key: str\n    max_tokens: int = 3\n"
        "    secret: str = Field('a')\n    password: str = Field(default=None)\n"
        "    access_key: str = Field(default_factory=str)\n"
        "    hf_token: str = Field(min_length=1)\n"
        "@dataclass\nclass B:\n    api_key: str = ''\n    _api_key: str = ''\n"
        "class C:\n    api_key: str = ''\nclass D(BaseModel):\n    size: int = 1\n"
    )
    assert told(inventory, text) == [
        ("field", "A.access_key", ("another value is taken",)),
        ("field", "A.api_key", ("it has to be given",)),
        ("field", "A.hf_token", ("it has to be given",)),
        ("field", "A.password", ("None is taken",)),
        ("field", "A.secret", ('"a" is taken',)),
        ("field", "B.api_key", ('"" is taken',)),
        ("field", "A.key", ("it has to be given",)),
        ("field", "A.max_tokens", ("3 is taken",)),
    ]


def test_what_is_on_or_off_or_a_name_is_no_secret(inventory: Find) -> None:
    text = (
        "import argparse\nimport openai\nfrom pydantic import BaseModel, Field\n"
        "class A(BaseModel):\n    api_key: str\n    allow_credentials: bool\n"
        "    has_password: bool = Field(default=False)\n    access_token = False\n"
        "    secret_name: str\n    api_key_env: str = 'A'\n"
        "if __name__ == '__main__':\n    parser = argparse.ArgumentParser()\n"
        "    parser.add_argument('--with-credentials', action='store_true')\n"
        "    parser.add_argument('--password')\n"
        "    openai.OpenAI(api_key='a').responses.create(model='gpt-5')\n"
    )
    found = inventory({"app.py": text}).needs
    secrets = {one.name for one in found if one.is_secret}
    assert secrets == {"A.api_key", "--password", "OPENAI_API_KEY"}
    assert {"A.allow_credentials", "--with-credentials"} < {one.name for one in found}


def test_all_settings_that_the_environment_fills_are_told(inventory: Find) -> None:
    text = (
        "from typing import ClassVar\nfrom pydantic_settings import BaseSettings\n"
        "class S(BaseSettings):\n    port: int = 80\n    kind: ClassVar[str] = ''\n"
    )
    (need,) = inventory(text).needs
    assert (need.kind, need.name, need.without) == ("setting", "S.port", ("80 is taken",))
    assert need.reads[0].text == "a field of `S`, which the environment can fill"


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        ("OpenAI()", [("sdk", "OPENAI_API_KEY", ("openai.OpenAIError is raised",))]),
        ("OpenAI(api_key=unknown())", []),
        ("OpenAI(api_key=unknown() or 'none')", []),
        (
            "OpenAI(api_key='YOUR_API_KEY')",
            [("sdk", "OPENAI_API_KEY", ('"YOUR_API_KEY" in the code is handed over instead',))],
        ),
        (
            "OpenAI(api_key='sk-12')",
            [("sdk", "OPENAI_API_KEY", ("a text in the code is handed over instead",))],
        ),
        ("OpenAI(**unknown())", []),
        (
            "OpenAI(api_key=unknown() if unknown else None, **unknown())",
            [("sdk", "OPENAI_API_KEY", ("openai.OpenAIError is raised",))],
        ),
        (
            "AzureOpenAI(azure_endpoint='https://x')",
            [
                ("sdk", "AZURE_OPENAI_API_KEY", ("openai.OpenAIError is raised",)),
                ("sdk", "OPENAI_API_VERSION", ("ValueError is raised",)),
            ],
        ),
    ],
)
def test_a_key_that_a_client_is_not_handed_is_read_by_the_sdk(
    inventory: Find, made: str, expected: list[object]
) -> None:
    text = (
        "from elsewhere import unknown\nfrom openai import AzureOpenAI, OpenAI\n"
        f"{made}.chat.completions.create(model='m', messages=[])\n"
    )
    assert told(inventory, text) == expected


@pytest.mark.parametrize(
    ("arguments", "is_read"),
    [
        ("", True),
        (", api_key=key()", False),
        (", api_key=None, **key()", True),
        (", **key()", False),
    ],
)
def test_a_key_that_functions_of_a_module_are_not_handed_is_read_by_them(
    inventory: Find, arguments: str, is_read: bool
) -> None:
    text = (
        "import litellm\nfrom elsewhere import key\n"
        f"litellm.completion(model='gpt-4o', messages=[]{arguments})\n"
    )
    without = "the call fails; the model's name says whose key it is"
    assert told(inventory, text) == ([("sdk", "…_API_KEY", (without,))] if is_read else [])


def test_a_variable_that_the_code_reads_as_well_is_told_once(inventory: Find) -> None:
    text = "import os\nfrom openai import OpenAI\nos.environ['OPENAI_API_KEY']\nOpenAI()\n"
    assert told(inventory, text) == [
        (
            "environment",
            "OPENAI_API_KEY",
            ("KeyError is raised", "openai.OpenAIError is raised"),
        )
    ]


def test_a_file_of_variables_that_is_loaded_is_told(inventory: Find) -> None:
    assert told(inventory, "from dotenv import load_dotenv\nload_dotenv()\n") == [
        ("file", ".env", ("variables come from the process alone",))
    ]


def test_a_client_that_is_handed_in_is_not_known_to_need_a_key(inventory: Find) -> None:
    text = (
        "from openai import OpenAI\ndef ask(client: OpenAI):\n"
        "    client.chat.completions.create(model='m', messages=[])\n"
    )
    assert told(inventory, text) == []


def test_a_secret_of_a_notebook_is_told(inventory: Find) -> None:
    text = "from google.colab import userdata\nuserdata.get('GEMINI_API_KEY')\nuserdata.get()\n"
    assert told(inventory, text) == [
        ("secrets", "google.colab.userdata.GEMINI_API_KEY", ("an error is raised",))
    ]


def test_all_fields_of_a_class_that_names_a_model_are_told(inventory: Find) -> None:
    text = (
        "from pydantic import BaseModel, Field\nfrom openai import OpenAI\n"
        "class Config(BaseModel):\n    model: str = 'gpt-4o'\n    size: int = Field(..., gt=0)\n"
        "    kind: str = DEFAULT\n    odd: int = [int][0](1)\n"
        "class Other(BaseModel):\n    pages: int = 3\n"
        "def ask(config: Config):\n"
        "    OpenAI().chat.completions.create(model=config.model, messages=[])\n"
        "ask(Config())\n"
    )
    assert told(inventory, text)[1:] == [
        ("field", "Config.kind", ("`DEFAULT` is taken",)),
        ("field", "Config.model", ('"gpt-4o" is taken',)),
        ("field", "Config.odd", ("another value is taken",)),
        ("field", "Config.size", ("it has to be given",)),
    ]


CALL = "OpenAI().chat.completions.create(model='m', messages=[])"


def options(inventory: Find, text: str) -> dict[str, tuple[str, ...]]:
    found = inventory({"app.py": f"from openai import OpenAI\n{text}", "test_app.py": text})
    return {need.name: need.without for need in found.needs if need.kind == "option"}


def test_options_of_argparse_are_told_with_their_defaults(inventory: Find) -> None:
    text = (
        "import argparse\nparser = argparse.ArgumentParser()\n"
        "parser.add_argument('-m', '--model', default='gpt-4o')\n"
        "parser.add_argument('--verbose', action='store_true')\n"
        "parser.add_argument('--key', required=True)\n"
        "parser.add_argument('--limit', type=int)\n"
        "parser.add_argument('question')\n"
        "parser.add_argument('--out', default=parser.prog)\n"
        "parser.add_argument(*names)\n"
        f"print({CALL})\n"
    )
    assert options(inventory, text) == {
        "--key": ("it has to be given",),
        "--limit": ("None is taken",),
        "--model": ('"gpt-4o" is taken',),
        "--out": ("another value is taken",),
        "--verbose": ("False is taken",),
        "question": ("it has to be given",),
    }
    assert options(inventory, text.replace(CALL, "1")) == {}


def test_options_of_click_are_told_with_their_defaults(inventory: Find) -> None:
    text = (
        "import click\n@click.command()\n@click.option('--model', default='gpt-4o')\n"
        "@click.option('--loud/--quiet', is_flag=True)\n@click.argument('question')\n"
        f"def ask(model, loud, question):\n    {CALL}\n"
    )
    assert options(inventory, text) == {
        "--loud": ("False is taken",),
        "--model": ('"gpt-4o" is taken',),
        "question": ("it has to be given",),
    }


def test_the_variable_of_an_option_is_told(inventory: Find) -> None:
    text = (
        "import click\n@click.command()\n@click.option('--model', envvar='SHOP_MODEL')\n"
        f"def ask(model):\n    {CALL}\n"
    )
    head = "from openai import OpenAI\n"
    needs = inventory(head + text).needs
    (found,) = [need for need in needs if need.kind == "option"]
    assert found.reads[0].text == "an option of `app`, or the variable `SHOP_MODEL`"


@pytest.mark.parametrize("decorator", ["app.command()", "app.command"])
def test_parameters_of_typer_are_options(inventory: Find, decorator: str) -> None:
    text = (
        f"import typer\napp = typer.Typer()\n@{decorator}\n"
        "def ask(ctx: typer.Context, question: str, max_turns: int = 3, "
        "key: str = typer.Option(...), model: str = typer.Option('gpt-4o', '--model')):\n"
        f"    {CALL}\n"
    )
    assert options(inventory, text) == {
        "--key": ("it has to be given",),
        "--max-turns": ("3 is taken",),
        "--model": ('"gpt-4o" is taken',),
        "question": ("it has to be given",),
    }


def test_options_of_typer_are_named_as_they_are_declared(inventory: Find) -> None:
    text = (
        "import typer\nfrom typing import Annotated\napp = typer.Typer()\n@app.command()\n"
        "def ask(folder: Annotated[str, typer.Option('--input', '-i', envvar='ASK_IN')] = '.',"
        " quiet: bool = typer.Option(False, '--quiet/--loud')):\n"
        f"    {CALL}\n"
    )
    assert options(inventory, text) == {
        "--input": ('"." is taken',),
        "--quiet": ("False is taken",),
    }


@pytest.mark.parametrize(
    ("config", "name"),
    [
        ("model_config = SettingsConfigDict(env_prefix='shop_')\n    ", " as `SHOP_LIMIT`"),
        ("model_config = SettingsConfigDict(env_file='.env')\n    ", " as `LIMIT`"),
        ("model_config = SettingsConfigDict(env_prefix=PREFIX)\n    ", ""),
        ("", ""),
    ],
)
def test_a_setting_is_told_with_its_variable(inventory: Find, config: str, name: str) -> None:
    text = (
        "from lib import PREFIX\nfrom pydantic_settings import BaseSettings, SettingsConfigDict\n"
        f"class Settings(BaseSettings):\n    {config}limit: int = 3\n"
    )
    (found,) = inventory(text).needs
    assert found.reads[0].text == f"a field of `Settings`, which the environment can fill{name}"


def test_a_setting_with_an_alias_has_no_variable_by_its_name(inventory: Find) -> None:
    text = (
        "from pydantic import Field\n"
        "from pydantic_settings import BaseSettings, SettingsConfigDict\n"
        "class Settings(BaseSettings):\n    model_config = SettingsConfigDict()\n"
        "    limit: int = Field(3, alias='most')\n"
    )
    (found,) = inventory(text).needs
    assert found.reads[0].text.endswith("the environment can fill")


@pytest.mark.parametrize(
    ("factory", "taken"),
    [
        ("list", "`[]` is taken"),
        ("Inner", "`Inner()` is taken"),
        ("lambda: Inner(size=3)", "`Inner(size=3)` is taken"),
        ("str", "another value is taken"),
    ],
)
def test_what_a_factory_makes_is_told(inventory: Find, factory: str, taken: str) -> None:
    text = (
        "from pydantic import BaseModel, Field\nclass Inner(BaseModel):\n    size: int = 1\n"
        f"class A(BaseModel):\n    api_key: object = Field(default_factory={factory})\n"
    )
    assert told(inventory, text) == [("field", "A.api_key", (taken,))]


def test_a_variable_that_the_code_sets_is_told(inventory: Find) -> None:
    text = (
        "import os, sys\nos.environ['A_KEY'] = 'sk-1'\nos.environ['B_KEY'] = sys.argv[1]\n"
        "{}['C_KEY'] = 1\n"
    )
    assert told(inventory, text) == [
        ("environment", "A_KEY", ("the code sets it, to a text",)),
        ("environment", "B_KEY", ("the code sets it",)),
    ]


def test_the_fields_of_what_settings_hold_are_told(inventory: Find) -> None:
    text = (
        "from pydantic import BaseModel\nfrom pydantic_settings import BaseSettings\n"
        "class Deep(BaseModel):\n    size: int = 1\n"
        "class Inner(BaseModel):\n    deep: list[Deep] = []\n"
        "class Other(BaseModel):\n    size: int = 1\n"
        "class Settings(BaseSettings):\n    inner: Inner | None = None\n"
    )
    assert [name for _, name, _ in told(inventory, text)] == [
        *("Deep.size", "Inner.deep", "Settings.inner"),
    ]


@pytest.mark.parametrize(
    ("caught", "without"),
    [
        ("openai.OpenAIError", "openai.OpenAIError is raised, and caught"),
        ("Exception", "openai.OpenAIError is raised, and caught"),
        ("ValueError", "openai.OpenAIError is raised"),
    ],
)
def test_the_error_of_a_missing_key_that_is_caught_is_told_so(
    inventory: Find, caught: str, without: str
) -> None:
    text = (
        f"import openai\ntry:\n    client = openai.OpenAI()\nexcept {caught}:\n    exit()\n"
        "client.responses.create(model='m', input='x')\n"
    )
    assert told(inventory, text) == [("sdk", "OPENAI_API_KEY", (without,))]
