"""Each edge of the call graph can be followed by a reader."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from lintkit.program.writers import as_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.program.program import Program

    Linked = Callable[..., Program]


def evidence(program: Program, caller: str, callee: str) -> list[str]:
    """The steps of the only edge between two names, as `path:line text`."""
    graph = json.loads(as_json(program, program.graph.nodes()))
    (edge,) = (one for one in graph["edges"] if (one["caller"], one["callee"]) == (caller, callee))
    return [f"{step['path']}:{step['line']} {step['text']}" for step in edge["evidence"]]


def test_the_way_over_an_import_is_told(linked: Linked) -> None:
    program = linked(
        {
            "app.py": "from lib import go as run\ndef f():\n    run()\n",
            "lib.py": "def go():\n    pass\n",
        }
    )
    assert evidence(program, "app.f", "lib.go") == [
        "app.py:3 `run` is called",
        "app.py:1 `run` is imported",
        "lib.py:1 `go` is defined here",
    ]


def test_the_way_through_a_parameter_is_told(linked: Linked) -> None:
    program = linked("def go():\n    pass\ndef apply(function):\n    function()\napply(go)\n")
    assert evidence(program, "app.apply", "app.go") == [
        "app.py:4 `function` is called",
        "app.py:5 called here with `function` = `go`",
        "app.py:1 `go` is defined here",
    ]


def test_the_object_of_a_library_is_followed_to_its_call(linked: Linked) -> None:
    program = linked("import box\nb = box.Box()\ndef use():\n    b.open()\n")
    assert evidence(program, "app.use", "box.Box.open") == [
        "app.py:4 `b.open` is called",
        "app.py:2 the object comes from here",
    ]


def test_a_constructor_ends_where_it_is_defined(linked: Linked) -> None:
    program = linked("class A:\n    def __init__(self):\n        pass\nA()\n")
    assert evidence(program, "app", "app.A.__init__")[-1] == "app.py:2 `A.__init__` is defined here"


@pytest.mark.parametrize(
    ("text", "callee", "first"),
    [
        ("@print\ndef f():\n    pass\n", "<builtin>.print", "is applied as a decorator"),
        ("def f(x):\n    pass\nlist(map(f, [1]))\n", "app.f", "handed to `map`, which calls it"),
        (
            "class A:\n    def __len__(self):\n        return 1\nif A():\n    pass\n",
            "app.A.__len__",
            "runs without being called by name",
        ),
    ],
)
def test_what_is_not_called_by_name_says_how_it_runs(
    linked: Linked, text: str, callee: str, first: str
) -> None:
    assert first in evidence(linked(text), "app", callee)[0]


def test_a_guess_by_name_says_so(linked: Linked) -> None:
    program = linked(
        "import lib\nclass A:\n    def only(self):\n        pass\n"
        "def f(x):\n    x.only()\nlib.go(f)\n"
    )
    assert (
        "app.py:6 the only function of the program with this name; the receiver is not known"
        in evidence(program, "app.f", "app.A.only")
    )


def test_the_edges_of_one_call_are_asked_about_once(
    linked: Linked, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = linked(
        "def a(): pass\ndef b(): pass\ndef run(one): one()\nfor each in (a, b):\n    run(each)\n"
    )
    asked = []
    flows = type(program).flows
    monkeypatch.setattr(
        type(program), "flows", lambda self, place: asked.append(place) or flows(self, place)
    )
    assert evidence(program, "app.run", "app.a") != evidence(program, "app.run", "app.b")
    assert len(asked) == 2 * len(set(asked))


def test_names_of_a_class_that_a_call_made_are_told(linked: Linked) -> None:
    program = linked(
        'def go():\n    pass\nK = type("K", (), {"go": go})\nfor x in vars(K):\n'
        "    K.__dict__[x]()\n"
    )
    assert evidence(program, "app", "app.go") == [
        "app.py:5 `app.go` is called",
        "app.py:1 `go` is defined here",
    ]
