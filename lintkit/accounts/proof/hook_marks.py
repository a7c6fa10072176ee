"""The marks that a hook of pytest puts on tests: `item.add_marker(pytest.mark.vcr)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.ir import Call, Const, GetAttr, Operate
from lintkit.program.kept import kept
from lintkit.program.provenance.registers import defining
from lintkit.program.values import Constant, External, Place, Site

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef

HOOK = "pytest_collection_modifyitems"
_ADDING = "add_marker"
_MARK = "pytest.mark."
_PLAIN = frozenset({"body", "with", "loop"})
"""Regions that run for every test."""


def added(program: Program, hook: CodeRef, own: Collection[str]) -> Iterator[str]:
    """The marks that a hook puts on a test that has some of its own.

    One that it adds under a condition is put on the tests that have a mark which the hook names.

    Args:
        program: the linked program.
        hook: the code of the hook.
        own: the marks of the test, as `pytest.mark.openai`.
    """
    for site in _adding(program, hook):
        is_chosen = _is_chosen(program, site)
        names = {one.removeprefix(_MARK) for one in own}
        if is_chosen is False or (is_chosen and not names.isdisjoint(_words(program, hook))):
            yield from _put(program, site)


@kept
def _adding(program: Program, hook: CodeRef) -> tuple[Site, ...]:
    found = []
    for position, one in enumerate(program.code(hook).instructions):
        method = defining(program, Place(hook, one.callee)) if isinstance(one, Call) else None
        if isinstance(method, GetAttr) and method.name == _ADDING:
            found.append(Site(hook, position))
    return tuple(found)


def _is_chosen(program: Program, site: Site) -> bool | None:
    """Whether a condition decides over an instruction; None for one that asks what is not so."""
    regions = program.code(site.code).regions
    index = program.instruction(site).region
    is_chosen = False
    while index != regions[index].parent:
        region = regions[index]
        if region.kind == "then":
            asked = defining(program, Place(site.code, region.test))
            if isinstance(asked, Operate) and asked.operator.startswith("not"):
                return None
            is_chosen = True
        elif region.kind not in _PLAIN:
            return None
        index = region.parent
    return is_chosen


def _put(program: Program, site: Site) -> Iterator[str]:
    """The marks that a call puts on a test, as objects or by their names."""
    for place in program.arguments(site).positional[:1]:
        for value in program.values(place):
            if isinstance(value, External) and value.symbol.startswith(_MARK):
                yield value.symbol
            elif isinstance(value, Constant) and isinstance(value.value, str):
                yield f"{_MARK}{value.value}"


def _words(program: Program, hook: CodeRef) -> frozenset[str]:
    """The texts that a hook says."""
    return frozenset(
        one.value
        for one in program.code(hook).instructions
        if isinstance(one, Const) and isinstance(one.value, str)
    )
