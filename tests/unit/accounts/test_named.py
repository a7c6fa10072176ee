"""What a reader looks for by its name: texts of instructions, and limits."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from lintkit.accounts.contacts.tool_files import tool_files
from lintkit.accounts.modules.project import ProjectFiles
from lintkit.accounts.named.instructions import instruction_texts
from lintkit.accounts.named.model_files import model_files
from lintkit.accounts.named.prompt_files import prompt_files
from lintkit.accounts.needs.collect import needs
from lintkit.accounts.sdks import Sdks
from lintkit.accounts.tracing import Tracer
from lintkit.catalogue import Catalogue
from lintkit.catalogue.imports import ImportNames
from lintkit.model import Inventory, Named, SdkPin, Step
from lintkit.program.program import Program
from lintkit.sources.disk import Disk
from lintkit.sources.documents import Documents
from lintkit.sources.layout import find_layout
from lintkit.sources.manifests import read_manifests
from lintkit.sources.mentions import Mentions

Find = Callable[..., Inventory]
Linked = Callable[..., tuple[Program, Callable[[str], bool]]]

LONG = "Say in one or two sentences what the customer wants."


def told(named: tuple[Named, ...]) -> list[tuple[int, str, str]]:
    return [(one.step.line, one.name, one.value) for one in named]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"REPLY_PROMPT = '{LONG}'\n", [(1, "REPLY_PROMPT", f"“{LONG}”")]),
        (
            f"class A:\n    instructions: str = f'{LONG} {{1}}'\n",
            [(2, "A.instructions", f"“{LONG}”")],
        ),
        (
            f"def ask(system_message='{LONG}'): ...\n",
            [(1, "ask(system_message=)", f"“{LONG}”")],
        ),
        (f"def f():\n    g(prompt='{LONG}')\n", [(2, "prompt= in f", f"“{LONG}”")]),
        (
            f"text = ['You are a clerk. {LONG} {LONG}']\n",
            [(1, "in app", f"“{f'You are a clerk. {LONG} {LONG}'[:100]}…”")],
        ),
        (f"def prompt():\n    return '{LONG}'\n", [(2, "prompt()", f"“{LONG}”")]),
        (
            f"m = [{{'role': 'system', 'content': f'{LONG} {{1}}'}}]\n",
            [(1, "a message in app", f"“{LONG}”")],
        ),
        (
            (
                "from langchain_core.prompts import PromptTemplate\n"
                f"def f():\n    text = '{LONG}'\n    return PromptTemplate.from_template(text)\n"
            ),
            [(4, "PromptTemplate in f", f"“{LONG}”")],
        ),
        (
            f"m = [('system', '{LONG}'), ('user', '{LONG} 2')]\n",
            [(1, "a message in app", f"“{LONG}”")],
        ),
        (f"m = [{{'role': 'user', 'content': '{LONG}'}}]\n", []),
        ("PROMPT = '>>> '\n", []),
        (f"text = '{LONG}'\n", []),
        ("PROMPT = build()\n", []),
        (f"print('Please go on. {LONG}')\n", []),
        ("text = 'You are here.'\n", []),
    ],
    ids=[
        *("constant", "field", "default", "keyword", "opening", "result", "system"),
        *("template", "pair", "user"),
        *("short", "another name"),
        *("computed", "to people", "short opening"),
    ],
)
def test_texts_that_are_instructions(
    inventory: Find, text: str, expected: list[tuple[int, str, str]]
) -> None:
    found = inventory({"app.py": text, "test_app.py": f"PROMPT = '{LONG}'\n"})
    assert told(found.instructions) == expected


def test_texts_of_what_is_there_for_prompts_need_no_name_of_their_own(inventory: Find) -> None:
    text = f"class ReplyPrompts:\n    hello = 'Say hello. {LONG}'\nhello = 'Say so. {LONG}'\n"
    found = inventory({"app.py": text, "prompts.py": f"bye = 'Say bye. {LONG}'\nx = 'short'\n"})
    assert [one.name for one in found.instructions] == ["ReplyPrompts.hello", "bye"]


def test_texts_that_begin_alike_are_told_apart(inventory: Find) -> None:
    text = f"A = 'You are a clerk. {LONG} {LONG} 1'\nB = 'You are a clerk. {LONG} {LONG} 2'\n"
    assert [one.name for one in inventory(text).instructions] == ["A", "B"]


def test_which_functions_read_a_text_is_told(inventory: Find) -> None:
    files = {
        "texts.py": (
            f"PROMPT = '{LONG}'\nUNREAD_PROMPT = 'Or not. {LONG}'\n"
            "def local():\n    return PROMPT, PROMPT\n"
            f"class Texts:\n    reply_prompt = 'Reply. {LONG}'\n"
            "class Longer(Texts): ...\n"
        ),
        "app.py": (
            "import texts\nfrom texts import PROMPT as SAID, Longer, Texts, nothing\n"
            "def imported():\n    return SAID\n"
            "def of_module():\n    return texts.PROMPT\n"
            "def within():\n    from texts import PROMPT\n    return PROMPT\n"
            "def of_class():\n    return Texts.reply_prompt\n"
            "def of_object():\n    return Longer().reply_prompt\n"
            "def of_another(one):\n    PROMPT = one.reply_prompt\n    return PROMPT\n"
        ),
        "test_app.py": "import texts\ndef test():\n    return texts.PROMPT\n",
    }
    found = {
        one.name: [(step.path, step.text) for step in one.uses]
        for one in inventory(files).instructions
    }
    assert found == {
        "PROMPT": [
            *(("app.py", f"`{name}`") for name in ("imported", "of_module", "within")),
            ("texts.py", "`local`"),
        ],
        "UNREAD_PROMPT": [],
        "Texts.reply_prompt": [("app.py", "`of_class`"), ("app.py", "`of_object`")],
    }


def test_a_text_is_told_once_a_file(inventory: Find) -> None:
    text = f"PROMPT = 'You are a clerk. {LONG}'\nsame = 'You are a clerk. {LONG}'\n"
    assert [one.name for one in inventory(text).instructions] == ["PROMPT"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MAX_TURNS = 5\n", [("MAX_TURNS", "5")]),
        ("class A:\n    recursion_limit: int = 20\n", [("A.recursion_limit", "20")]),
        (
            (
                "from pydantic import BaseModel, Field\n"
                "class A(BaseModel):\n    max_tokens: int = Field(default=9)\n"
                "    max_cost: float = Field(0.5)\n    max_calls: int = Field(gt=0)\n"
            ),
            [("A.max_cost", "0.5"), ("A.max_tokens", "9")],
        ),
        ("def f(max_retries=None): ...\n", [("f(max_retries=)", "None")]),
        ("history_length = 5\n", [("history_length", "5")]),
        ("f(timeout=3)\n", [("timeout= in app", "3")]),
        (
            "class A:\n    def __init__(self):\n        self.max_turns = 5\n",
            [("self.max_turns in A.__init__", "5")],
        ),
        (
            "def _loop_limit(q):\n    limit = 50\n    if q:\n        return q\n    return limit\n",
            [("_loop_limit()", "50")],
        ),
        ("max_requeries = 3\nmin_wait = 10\n", [("max_requeries", "3"), ("min_wait", "10")]),
        ("MAX_TURNS = int(input())\n", []),
        (
            "def f(t=None):\n    g(timeout=float(t) if t else 60.0)\n    g(timeout=t or 5)\n",
            [
                ("timeout= in f", "5, or what else is given"),
                ("timeout= in f", "60.0, or what else is given"),
            ],
        ),
        (
            "def f(x):\n    timeout = None\n    while x:\n        timeout = timeout or x()\n",
            [],
        ),
        ("MAX_TURNS = '5'\n", []),
        ("max_tokens_known = True\n", []),
        ("MAXIMS = 5\n", []),
    ],
)
def test_numbers_that_are_limits(
    inventory: Find, text: str, expected: list[tuple[str, str]]
) -> None:
    found = inventory({"app.py": text, "test_app.py": "MAX_TURNS = 1\n"})
    assert [(one.name, one.value) for one in found.limits] == expected


def test_files_beside_the_code_count(
    linked: Callable[..., tuple[Program, Callable[[str], bool]]],
    catalogue: Catalogue,
    tmp_path: Path,
) -> None:
    program, is_test = linked("")
    tracer = Tracer(program, is_test)
    (tmp_path / "agent.yaml").write_text("system: You are a very polite clerk.\nkey: ${A_KEY:x}\n")
    documents = Documents(tmp_path)
    files = ProjectFiles(
        read_manifests([], tmp_path, documents),
        Mentions(tmp_path, Disk(tmp_path)),
        ImportNames(()),
        find_layout([], tmp_path, documents),
    )
    assert told(instruction_texts(tracer, files)) == [
        (1, "in the file", "“You are a very polite clerk.”")
    ]
    (need,) = needs(tracer, Sdks(catalogue, lambda *_: SdkPin(state="undeclared")), (), files)
    assert (need.kind, need.name, need.without) == ("file", "A_KEY", ('"x" is taken',))
    assert need.is_secret


def test_files_of_prompts_are_told_with_the_code_that_names_them(linked: Linked) -> None:
    program, is_test = linked(
        {
            "app.py": "def ask():\n    return load('chat/sum.j2'), load('same.j2')\n",
            "test_app.py": "load('chat/sum.j2')\n",
            "p/b/crew.py": "load('same.j2')\n",
        }
    )
    found = [("p/chat/sum.j2", 1, "Sum up."), ("p/a/same.j2", 2, "A"), ("p/b/same.j2", 2, "B")]
    told = {one.step.path: one.uses for one in prompt_files(Tracer(program, is_test), found)}
    assert told == {
        "p/chat/sum.j2": (Step("app.py", 2, "`ask`"),),
        "p/a/same.j2": (),
        "p/b/same.j2": (Step("p/b/crew.py", 1, "`p.b.crew`"),),
    }


def test_files_of_one_name_side_by_side_are_told_together(linked: Linked) -> None:
    program, is_test = linked("")
    found = [(f"p/{name}/ask.txt", 1, name) for name in "abcd"]
    (one,) = prompt_files(Tracer(program, is_test), found)
    assert (one.name, one.value) == ("`ask.txt` in 4 folders of p", "“a”")


def test_models_that_files_name_are_told_with_what_is_known_of_them(catalogue: Catalogue) -> None:
    found = [
        ("gpt-4o-2024-08-06", "a.yaml", 3),
        ("python-3.12", "a.yaml", 4),
        ("gpt-3.5-turbo-0301", "a.yaml", 7),
        ("gpt-3.5-turbo-0301", "a.yaml", 9),
        ("gpt-3.5-turbo-0301", "b/c.toml", 1),
    ]
    retired, *others = model_files(found, catalogue, date(2026, 1, 1), 90)
    assert retired.name == "gpt-3.5-turbo-0301"
    assert retired.value.startswith("openai, retired since 20")
    assert (retired.step, *retired.uses) == (Step("a.yaml", 7, ""), Step("b/c.toml", 1, ""))
    assert [one.name for one in others] == ["gpt-4o-2024-08-06"]


def test_a_tool_that_a_file_names_leads_to_the_only_function_of_that_name(linked: Linked) -> None:
    program, is_test = linked(
        {
            "a.py": "def save(path): ...\ndef twice(): ...\nclass A:\n    def method(self): ...\n",
            "b.py": "def twice(): ...\n",
        }
    )
    names = ("save", "twice", "method", "gone")
    found = [(name, "flow.yaml", line, False) for line, name in enumerate(names, start=2)]
    told = list(tool_files(Tracer(program, is_test), [*found, ("gone", "flow.yaml", 9, True)]))
    assert [(one.name, one.value, one.step.line) for one in told] == [
        ("save", "a file of configuration lists it; `save` has that name, a.py:1", 2),
        ("gone", "a file of configuration describes it", 9),
    ]


def test_a_text_that_a_call_sends_is_told_whatever_its_name(inventory: Find) -> None:
    text = (
        "from openai import OpenAI\n"
        f"shop = 'Sort these orders by weight: heavy, light or none.'\nPROMPT = '{LONG}'\n"
        "OpenAI().responses.create(model='m', input=[shop, PROMPT])\n"
    )
    assert told(inventory(text).instructions) == [
        (2, "among what a call sends", "“Sort these orders by weight: heavy, light or none.”"),
        (3, "PROMPT", f"“{LONG}”"),
    ]
