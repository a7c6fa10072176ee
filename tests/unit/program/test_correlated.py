"""Arguments that come together: what a test of one tells of another."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from lintkit import ir
from lintkit.program.flows import argument_flows
from lintkit.program.values import Constant, External

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.program.program import Program

    Linked = Callable[..., Program]

HEAD = "import os\nfrom outside import first, second\n"
CALLS = "ask('a', 'one')\nask('b', 'two')\n"
TEXTS = "ask('a:one')\nask('b:two')\n"

CORRELATED = {
    "equality": """
        def ask(kind, model):
            if kind == "a":
                first(model=model)
            elif kind == "b":
                second(model=model)
        CALLS
        """,
    "what is left": """
        def ask(kind, model):
            if kind != "a":
                second(model=model)
            else:
                first(model=model)
        CALLS
        """,
    "membership": """
        def ask(kind, model):
            if kind in ("a", "c"):
                first(model=model)
            if kind not in ["a", "c"]:
                second(model=model)
        CALLS
        """,
    "handed on": """
        def ask_first(model):
            first(model=model)
        def ask_second(model):
            second(model=model)
        def ask(kind, model):
            return ask_first(model) if kind == "a" else ask_second(model)
        CALLS
        """,
    "from further away": """
        def ask(kind, model):
            if kind == "a":
                first(model=model)
            else:
                second(model=model)
        def again(kind, model):
            ask(kind, model)
        again("a", "one")
        again("b", "two")
        """,
    "parts of a text": """
        def ask(name):
            kind, model = name.split(":")
            if kind == "a":
                first(model=model)
            else:
                second(model=model)
        TEXTS
        """,
    "parts of a default": """
        def parse(name):
            kind, model = name.split(":")
            return kind, model
        def ask(name=None):
            kind, model = parse(name or "a:one")
            if kind == "a":
                first(model=model)
            if kind == "b":
                second(model=model)
        ask()
        ask("b:two")
        """,
    "a keyword and a default": """
        def ask(model="one", kind="a"):
            if kind == "a":
                first(model=model)
            else:
                second(model=model)
        ask()
        ask(kind="b", model="two")
        """,
    "parts of the name itself": """
        def ask(model):
            if "on" in model or model.startswith("uno"):
                first(model=model)
            elif "tw" in model:
                second(model=model)
        ask("one")
        ask("two")
        """,
    "what is left of names": """
        def ask(model):
            if "on" in model or model == "uno":
                return first(model=model)
            elif "tres" in model:
                return None
            return second(model=model)
        ask("one")
        ask("two")
        """,
    "names of a table": """
        NAMES = {"a": "one", "b": "two"}
        def ask(name):
            if name in NAMES:
                name = NAMES[name]
            if "on" in name:
                first(model=name)
            elif "tw" in name:
                second(model=name)
        ask("a")
        ask("b")
        """,
}

OPEN = {
    "a variable": """
        KIND = os.getenv("KIND", "a")
        def ask(model, kind=KIND):
            if kind == "a":
                first(model=model)
            else:
                second(model=model)
        ask("one")
        ask("two", "b")
        """,
    "another test": """
        def ask(kind, model):
            if unknown(kind):
                first(model=model)
            else:
                second(model=model)
        CALLS
        """,
    "tests of several parts": """
        def ask(model):
            if "o" in model and "n" in model or "w" in model or "x" in model:
                first(model=model)
                second(model=model)
        ask("one")
        ask("two")
        """,
    "what changes on the way": """
        def ask(kind, model):
            for kind in (kind, "a", "b"):
                if kind == "a":
                    first(model=model)
                else:
                    second(model=model)
        CALLS
        """,
}


def written(code: str) -> str:
    """A program with the calls that it names."""
    return dedent(code).replace("CALLS\n", CALLS).replace("TEXTS\n", TEXTS)


def models(program: Program, name: str) -> set[object]:
    """What comes to `model` at the one call of a function of a library."""
    (site,) = [
        site
        for site, _ in program.calls()
        if External(f"outside.{name}") in program.callees(site)
        and isinstance(program.instruction(site), ir.Call)
    ]
    found = argument_flows(program, site, "model").flows
    return {flow.value.value for flow in found if isinstance(flow.value, Constant)}


@pytest.mark.parametrize("code", CORRELATED.values(), ids=CORRELATED)
def test_an_argument_does_not_come_with_the_kind_of_another_caller(
    linked: Linked, code: str
) -> None:
    program = linked(HEAD + written(code))
    assert (models(program, "first"), models(program, "second")) == ({"one"}, {"two"})


@pytest.mark.parametrize("code", OPEN.values(), ids=OPEN)
def test_what_may_come_together_is_kept(linked: Linked, code: str) -> None:
    program = linked(HEAD + written(code))
    assert models(program, "second") == {"one", "two"}


def test_what_no_caller_is_seen_to_run_is_told_all_the_same(linked: Linked) -> None:
    code = "def ask(kind, model):\n    if kind == 'c':\n        first(model=model)\n" + CALLS
    assert models(linked(HEAD + code), "first") == {"one", "two"}
