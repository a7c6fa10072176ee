"""A class that is instantiated at very many places: its instances keep what they were given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lintkit.program.solver import Solver

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.program.program import Program
    from lintkit.program.solver import Node

    Linked = Callable[..., Program]

_PLACES = 100
_CLASS = (
    "class Job:\n"
    "    def __init__(self, work, name=None):\n        self.work = work\n        self.name = name\n"
    "    def run(self):\n        return self.work()\n"
)


def _callees(program: Program, caller: str) -> set[str]:
    return {
        edge.callee if isinstance(edge.callee, str) else program.symbol(edge.callee)
        for edge in (*program.edges(), *program.crowds())
        if program.symbol(edge.caller) == caller
    }


def test_what_instances_hold_is_known_at_each_of_many_places(linked: Linked) -> None:
    functions = "".join(f"def work{i}():\n    pass\n" for i in range(2))
    uses = "".join(
        f"def use{i}():\n    Job(work{i % 2}).work()\n    Job(work{i % 2}).run()\n"
        for i in range(_PLACES)
    )
    program = linked(_CLASS + functions + uses)
    missing = [
        i for i in range(_PLACES) if f"app.work{i % 2}" not in _callees(program, f"app.use{i}")
    ]
    assert missing == []
    assert {"app.work0", "app.work1"} <= _callees(program, "app.Job.run")


def test_the_first_places_are_told_apart(linked: Linked) -> None:
    functions = "".join(f"def work{i}():\n    pass\n" for i in range(10))
    uses = "".join(f"def use{i}():\n    Job(work{i}).work()\n" for i in range(10))
    program = linked(_CLASS + functions + uses)
    for i in range(10):
        assert _callees(program, f"app.use{i}") == {"app.Job.__init__", f"app.work{i}"}


def test_a_metaclass_makes_instances_of_very_many_classes(linked: Linked) -> None:
    metaclass = (
        "class Meta(type):\n"
        "    def __call__(cls, *args):\n        return type.__call__(cls, *args)\n"
    )
    classes = "".join(
        f"class C{i}(metaclass=Meta):\n    def go(self):\n        pass\n"
        f"def use{i}():\n    C{i}().go()\n"
        for i in range(_PLACES)
    )
    program = linked(metaclass + classes)
    wrong = [
        i
        for i in range(_PLACES)
        if _callees(program, f"app.use{i}") != {"app.Meta.__call__", f"app.C{i}.go"}
    ]
    assert wrong == []


def test_functions_among_very_many_constants_are_called(linked: Linked) -> None:
    program = linked(
        "def shown():\n    pass\n"
        "class Row:\n    def __init__(self, show):\n        self.show = show\n"
        "def apply(form):\n    if callable(form):\n        form()\n"
        "def each(form):\n    apply(form)\n"
        + "".join(f"each('{i}')\n" for i in range(_PLACES))
        + "each(shown)\n"
        + "".join(f"each('x{i}')\n" for i in range(_PLACES))
    )
    assert _callees(program, "app.apply") == {"builtins.callable", "app.shown"}


def test_a_method_of_very_many_objects_calls_what_each_class_has(linked: Linked) -> None:
    kinds = 30
    classes = "".join(
        f"class C{i}(Base):\n    def step(self):\n        pass\n" for i in range(kinds)
    )
    uses = "".join(f"C{i % kinds}().run()\n" for i in range(4 * kinds))
    program = linked(
        "class Base:\n    def run(self):\n        return self.step()\n"
        "    def step(self):\n        pass\n"
        "class Unused(Base):\n    def step(self):\n        pass\n" + classes + uses
    )
    assert _callees(program, "app.Base.run") == {f"app.C{i}.step" for i in range(kinds)}


def test_a_table_of_methods_of_very_many_objects_is_called(linked: Linked) -> None:
    names = [f"on{i}" for i in range(20)]
    methods = "".join(f"    def {name}(self):\n        pass\n" for name in names)
    table = ", ".join(f"'{name}': self.{name}" for name in names)
    program = linked(
        "TABLE = {}\n"
        f"class Machine:\n    def __init__(self):\n        TABLE.update({{{table}}})\n{methods}"
        "def feed(word):\n    return TABLE[word]()\n"
        + "".join(f"class M{i}(Machine):\n    pass\n" for i in range(5))
        + "".join(f"M{i % 5}()\n" for i in range(_PLACES))
        + "feed(input())\n"
    )
    assert _callees(program, "app.feed") == {f"app.Machine.{name}" for name in names}


_COMPARED = """
import random
CLASSES
ALL = [OBJECTS]
LISTS = [DISPLAYS]
def one():
    return ALL[random.randrange(9)]
def some():
    return LISTS[random.randrange(9)]
"""
_EQUAL = (
    "class C{0}:\n    def __hash__(self):\n        return 1\n"
    "    def __eq__(self, other):\n        return True if random.random() else NotImplemented\n"
)


@pytest.mark.parametrize(
    "compared", ["one() == one()", "[one()] == [one()]", "one() in {one(): 1}", "some() == some()"]
)
def test_comparing_many_with_many_costs_what_there_is_of_each(
    linked: Linked, monkeypatch: pytest.MonkeyPatch, compared: str
) -> None:
    """Each of them compared with each of them is more than can be followed."""

    def text(classes: int) -> str:
        text = _COMPARED.replace("CLASSES", "".join(map(_EQUAL.format, range(classes))))
        text = text.replace("OBJECTS", ", ".join(f"C{i}()" for i in range(classes)))
        return text.replace("DISPLAYS", ", ".join(f"[C{i}()]" for i in range(classes))) + compared

    few, many = (_watchers(linked, monkeypatch, text(classes)) for classes in (20, 40))
    assert many < 3 * few


def test_partial_functions_around_one_another_cost_what_there_is_of_each(
    linked: Linked, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = (
        "import functools, random\n"
        "def any_of(held):\n    return held[random.randrange(9)]\n"
        "def base(*args):\n    pass\n"
        "HELD = [base]\n"
        "class Add:\n"
        "    def __init__(self):\n"
        "        HELD.append(functools.partial(any_of(HELD), 1))\n"
    )
    few, many = (
        _watchers(linked, monkeypatch, program + "Add()\n" * places + "any_of(HELD)()\n")
        for places in (8, 16)
    )
    assert many < 3 * few


def _watchers(linked: Linked, monkeypatch: pytest.MonkeyPatch, text: str) -> int:
    """How many watchers the linking of a program asks for."""
    plain = Solver.watch
    asked = 0

    def watch(self: Solver, node: Node, watcher: Callable[[int], None]) -> None:
        nonlocal asked
        asked += 1
        plain(self, node, watcher)

    with monkeypatch.context() as patch:
        patch.setattr(Solver, "watch", watch)
        linked(text)
    return asked


def test_what_very_many_objects_are_asked_for_is_any_method_of_that_name(linked: Linked) -> None:
    classes = "".join(f"class C{i}:\n    def accept_all(self):\n        pass\n" for i in range(50))
    never_made = "class Never:\n    def accept_all(self):\n        pass\n"
    objects = ", ".join(f"C{i % 50}()" for i in range(_PLACES))
    program = linked(
        f"{classes}{never_made}things = [{objects}]\n"
        "def ask(thing):\n    thing.accept_all()\n"
        "for thing in things:\n    ask(thing)\n"
    )
    assert _callees(program, "app.ask") == {f"app.C{i}.accept_all" for i in range(50)}
    assert not [one for one in program.edges() if program.symbol(one.caller) == "app.ask"]
    assert {edge.confidence for edge in program.crowds()} == {"low"}


def test_nothing_is_added_where_some_of_very_many_objects_are_followed(linked: Linked) -> None:
    classes = "".join(f"class C{i}:\n    def accept_all(self):\n        pass\n" for i in range(50))
    objects = ", ".join(f"C{i % 50}()" for i in range(_PLACES))
    program = linked(
        f"import random\n{classes}things = [{objects}]\n"
        "def ask():\n    thing = C2()\n"
        "    if random.random():\n        thing = things[random.randrange(9)]\n"
        "    thing.accept_all()\n"
        "ask()\n"
    )
    methods = {one for one in _callees(program, "app.ask") if one.startswith("app.")}
    assert methods == {"app.C2.accept_all"}


def test_what_a_method_of_very_many_objects_calls_on_its_own_object(linked: Linked) -> None:
    classes = "".join(
        f"class C{i}(Base):\n    def is_issue(self):\n        pass\n" for i in range(20)
    )
    objects = ", ".join(f"C{i % 20}()" for i in range(_PLACES))
    program = linked(
        "class Base:\n    def feed_all(self):\n        self.is_issue()\n"
        f"{classes}things = [{objects}]\n"
        "def ask(thing):\n    thing.feed_all()\n"
        "for thing in things:\n    ask(thing)\n"
    )
    assert _callees(program, "app.ask") == {"app.Base.feed_all"}
    assert _callees(program, "app.Base.feed_all") == {f"app.C{i}.is_issue" for i in range(20)}
