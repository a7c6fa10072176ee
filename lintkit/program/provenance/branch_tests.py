"""The tests that lead to an instruction, and what they compare with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.provenance.items import contents
from lintkit.program.provenance.keyed import constant_keys
from lintkit.program.provenance.order import ancestry
from lintkit.program.provenance.registers import defining, root, written
from lintkit.program.values import Container, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef, Key, Site

_BRANCHES = frozenset({"then", "else", "case"})


def tests_before(program: Program, site: Site) -> Iterator[tuple[Place, bool]]:
    """The tests of a code that lead to an instruction, and how each came out."""
    regions = program.code(site.code).regions
    around = set(ancestry(regions, program.instruction(site).region))
    passed = set(around)  # with what runs in full before, as the `elif` of an `if` that returns
    for index, region in enumerate(regions):
        if region.test == ir.NO_REGISTER or region.kind not in _BRANCHES:
            if region.kind == "case" and index in around:
                yield from _cases_before(program, site.code, index)
            continue
        test = Place(site.code, region.test)
        if index in around:
            yield test, region.kind != "else"
            if region.kind == "case":
                yield from _cases_before(program, site.code, index)
        elif region.parent in passed and not _has_guard(regions, index):
            made = program.definition(root(program, test))
            if made is None or made.position >= site.position:
                continue
            if region.exits:
                yield test, region.kind == "else"
            elif region.kind == "else" and regions[region.partner].exits:
                passed.add(index)


def _cases_before(program: Program, code: CodeRef, index: int) -> Iterator[tuple[Place, bool]]:
    """The patterns of a match statement that failed before a case of it."""
    regions = program.code(code).regions
    subject = _subject(program, Place(code, regions[index].test))
    for before in range(index - 1, -1, -1):
        one = regions[before]
        if one.parent != regions[index].parent or one.kind != "case":
            continue
        test = Place(code, one.test)
        subject = subject or _subject(program, test)
        if _subject(program, test) != subject:
            break
        if not _has_guard(regions, before):
            yield test, False


def _subject(program: Program, test: Place) -> Place | None:
    """What a pattern is compared with."""
    made = defining(program, root(program, test)) if test.register != ir.NO_REGISTER else None
    if isinstance(made, ir.Phi):
        made = defining(program, Place(test.code, made.sources[0]))
    return Place(test.code, made.operands[0]) if isinstance(made, ir.Operate) else None


def _has_guard(regions: Sequence[ir.Region], index: int) -> bool:
    """Whether a case may have a condition beside its pattern."""
    is_case = regions[index].kind == "case"
    return is_case and any(one.parent == index for one in regions)


def patterns(program: Program, test: Place, made: ir.Phi) -> list[Place]:
    """The alternatives of a pattern: `case "a" | "b":`."""
    places = [Place(test.code, one) for one in made.sources]
    told = [defining(program, one) for one in places]
    are_patterns = all(isinstance(one, ir.Operate) and one.operator == "matches" for one in told)
    return places if are_patterns else []


def named(program: Program, place: Place) -> tuple[Key, ...]:
    """The constant, or member of an enumeration, that a test names."""
    if (constant := written(program, place)) is not None:
        return (constant.value,)
    made = defining(program, root(program, place))
    keys = constant_keys(program, place)
    return keys if len(keys) == 1 and isinstance(made, (ir.GetAttr, ir.LoadName)) else ()


def members(program: Program, place: Place) -> tuple[Key, ...]:
    """What a container holds, or its keys; empty where not all are known."""
    at = program.definition(place)
    items = None if at is None else contents(program, place, at)
    if items is None or items.rest or any(one.optional for one in items.by_key.values()):
        return ()
    values = program.values(place)
    if all(isinstance(one, Container) and one.kind == "dict" for one in values):
        return tuple(items.by_key)
    found = [constant_keys(program, one) for item in items.by_key.values() for one in item.places]
    return tuple(keys[0] for keys in found) if all(len(keys) == 1 for keys in found) else ()
