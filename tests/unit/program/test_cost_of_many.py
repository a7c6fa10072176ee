"""What many objects cost that meet many others: what there is of each, not each with each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program import comparisons, protocols
from lintkit.program.heap import Heap
from lintkit.program.library import dependencies
from lintkit.program.solver import Solver

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from lintkit.program.program import Program

    Linked = Callable[..., Program]
    Counted = Callable[[str], int]


def _counted(linked: Linked, monkeypatch: pytest.MonkeyPatch, owner: object, name: str) -> Counted:
    """How often something is called while a program is linked."""
    plain: Callable[..., object] = getattr(owner, name)

    def count(text: str) -> int:
        called = 0

        def counting(*arguments: object, **keywords: object) -> object:
            nonlocal called
            called += 1
            return plain(*arguments, **keywords)

        with monkeypatch.context() as patch:
            patch.setattr(owner, name, counting)
            linked(text)
        return called

    return count


def test_joining_many_mappings_with_many(linked: Linked, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = _counted(linked, monkeypatch, Solver, "connect")

    def text(many: int) -> str:
        left = ", ".join(f"{{'a': {i}, 'b': {i}, 'c': {i}}}" for i in range(many))
        right = ", ".join(f"{{'z{i}': 1}}" for i in range(many))
        return (
            f"import random\nLEFT = [{left}]\nRIGHT = [{right}]\n"
            "LEFT[random.randrange(9)] | RIGHT[random.randrange(9)]\n"
        )

    few, many = (counted(text(count)) for count in (20, 40))
    assert many < 3 * few


def _functions(many: int) -> str:
    return "".join(f"def f{i}():\n    pass\n" for i in range(many))


def test_comparing_too_many_with_too_many(linked: Linked, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = _counted(linked, monkeypatch, comparisons, "_may_equal")

    def text(many: int) -> str:
        names = ", ".join(f"f{i}" for i in range(many))
        return (
            f"import random\n{_functions(many)}ALL = [{names}]\n"
            "one = ALL[random.randrange(9)]\nother = ALL[random.randrange(9)]\n"
            "if one is other:\n    print(one)\n"
        )

    assert counted(text(80)) < counted(text(20))


def test_storing_under_too_many_keys(linked: Linked, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = _counted(linked, monkeypatch, Solver, "connect")

    def text(keys: int) -> str:
        names = ", ".join(f"f{i}" for i in range(keys))
        tables = ", ".join("{}" for _ in range(40))
        return (
            f"import random\n{_functions(80)}KEYS = [{names}]\nTABLES = [{tables}]\n"
            "table = TABLES[random.randrange(9)]\ntable[KEYS[random.randrange(9)]] = print\n"
        )

    assert counted(text(80)) < counted(text(40))


def test_showing_containers_at_many_places(linked: Linked, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = _counted(linked, monkeypatch, protocols, "_shown_alone")

    def text(many: int) -> str:
        items = ", ".join(f"'n{i}'" for i in range(many))
        return (
            "class C:\n    def __repr__(self):\n        return ''\n"
            f"HELD = [C(), {items}]\n" + "repr(HELD)\n" * many
        )

    few, many = (counted(text(count)) for count in (10, 20))
    assert few > 0
    assert many < 3 * few


def test_handing_a_function_to_libraries_at_many_places(
    linked: Linked, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it gets besides its arguments it gets once in each of its frames."""
    counted = _counted(linked, monkeypatch, dependencies, "inject")
    program = "def take(one: int) -> None:\n    pass\n"
    few, many = (counted(program + "list(map(take, [1]))\n" * places) for places in (20, 40))
    assert few == many


def test_spreading_what_holds_no_items(linked: Linked, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = _counted(linked, monkeypatch, Heap, "items")

    def text(many: int) -> str:
        names = ", ".join(f"f{i}" for i in range(many))
        return (
            f"import random\n{_functions(40)}ALL = [{names}]\n"
            "def take(*given):\n    pass\ntake(*ALL[random.randrange(9)])\n"
        )

    assert counted(text(10)) == counted(text(40))
