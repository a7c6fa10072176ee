"""What `value in container`, `text in value` and `value.startswith(text)` tell of constants.

The texts can be those of a container: `any(part in value for part in parts)`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from lintkit import ir
from lintkit.program.provenance import sequences
from lintkit.program.provenance.called import external_symbols, method_receiver
from lintkit.program.provenance.items import contents
from lintkit.program.provenance.registers import defining, root, written
from lintkit.program.values import Constant, Container, Place

if TYPE_CHECKING:
    from lintkit.program.program import Program
    from lintkit.program.provenance.walk import Walk
    from lintkit.program.provenance.ways import Way
    from lintkit.program.values import Context

_Relation: TypeAlias = Callable[[str, str], bool]

_ANY = frozenset({"builtins.any"})
_ENDS: dict[str, _Relation] = {"startswith": str.startswith, "endswith": str.endswith}
_TWO = 2
_FOLDING: dict[str, Callable[[str], str]] = {
    "lower": str.lower, "upper": str.upper, "casefold": str.casefold, "strip": str.strip,
}  # fmt: skip


class Asked(Struct, frozen=True):
    """A test of a text, or of what a container holds.

    Attributes:
        subject: what is looked for in a container, or the text that is looked into.
        holds: whether a constant has what is looked for, as far as it is a text; None where the
            subject is what is looked for.
        container: in what it is looked for, or the texts of which one is to be there.
        is_denied: whether the outcome is turned round.
        relation: how the subject, second, has a text of the container, if not as its equal.
    """

    subject: Place
    holds: Callable[[Constant], bool] | None
    container: Place | None
    is_denied: bool
    relation: _Relation | None = None


def kept(
    walk: Walk,
    place: Place,
    found: list[Way],
    test: Place,
    outcome: bool,  # noqa: FBT001  as in the instruction
    context: Context,
) -> list[Way]:
    """The ways into a value that can have come through such a test; all where it is another."""
    asked = _asked(walk.program, test)
    if asked is None or root(walk.program, place) != asked.subject:
        return found
    holds = asked.holds or _in_container(walk, asked, context)
    if holds is None:
        return found
    expected = outcome != asked.is_denied
    return [
        way for way in found if not isinstance(way.value, Constant) or holds(way.value) == expected
    ]


def subject(program: Program, test: Place) -> Place | None:
    """What such a test tells something of; None where it is another test."""
    asked = _asked(program, test)
    return None if asked is None else asked.subject


def _asked(program: Program, test: Place) -> Asked | None:
    """Such a test, if it is one."""
    made = defining(program, root(program, test))
    is_denied = False
    while isinstance(made, ir.Operate) and made.operator == "not":
        is_denied = not is_denied
        test = root(program, Place(test.code, made.operands[0]))
        made = defining(program, test)
    if isinstance(made, ir.Operate) and made.operator in {"in", "not in"}:
        if len(made.operands) != _TWO:
            return None
        left, right = (Place(test.code, one) for one in made.operands)
        is_denied ^= made.operator == "not in"
        part = written(program, left)
        if part is not None and isinstance(part.value, str):
            text = part.value
            value, fold = _folded(program, right)
            return Asked(value, _of_texts(lambda one: text in fold(one)), None, is_denied)
        return Asked(root(program, left), None, right, is_denied)
    test = root(program, test)
    return (
        _of_ends(program, test, is_denied=is_denied)
        or _of_any(program, test, is_denied=is_denied)
        or _of_lookup(program, test, is_denied=is_denied)
    )


def _of_ends(program: Program, test: Place, *, is_denied: bool) -> Asked | None:
    """`text.startswith("a")` and `text.endswith("a")`."""
    site = program.definition(test)
    text = None if site is None else method_receiver(program, site, "startswith", "endswith")
    call = None if site is None else program.instruction(site)
    if text is None or not isinstance(call, ir.Call) or len(call.arguments) != 1:
        return None
    given = Place(test.code, call.arguments[0].value)
    end = written(program, given)
    method = defining(program, Place(test.code, call.callee))
    if not isinstance(method, ir.GetAttr):
        return None
    has_end = _ENDS[method.name]
    value, fold = _folded(program, text)
    if end is None or not isinstance(end.value, str):  # perhaps a tuple of them
        return Asked(value, None, given, is_denied, lambda one, text: has_end(fold(text), one))
    ending = end.value
    return Asked(value, _of_texts(lambda one: has_end(fold(one), ending)), None, is_denied)


def _of_any(program: Program, test: Place, *, is_denied: bool) -> Asked | None:
    """`any(part in text for part in parts)`, also with another test of the two."""
    site = program.definition(test)
    call = None if site is None else program.instruction(site)
    if site is None or not isinstance(call, ir.Call) or len(call.arguments) != 1:
        return None
    made = defining(program, Place(test.code, call.arguments[0].value))
    if not isinstance(made, ir.Build) or len(made.entries) != 1 or made.entries[0].spread:
        return None
    each = root(program, Place(test.code, made.entries[0].value))
    compared, turn = _compared(program, each), program.definition(each)
    if compared is None or turn is None or external_symbols(program, site) != _ANY:
        return None
    part, text, has = compared
    loop = defining(program, part)
    if not isinstance(loop, ir.Iterate) or loop.region != program.instruction(turn).region:
        return None
    parts = Place(test.code, loop.iterable)
    value, fold = _folded(program, text)
    return Asked(value, None, parts, is_denied, lambda one, text: has(fold(text), one))


def _compared(program: Program, test: Place) -> tuple[Place, Place, _Relation] | None:
    """Of a test of a text for another: the other, the text, and what it asks of it."""
    made, site = defining(program, test), program.definition(test)
    if isinstance(made, ir.Operate) and made.operator == "in":
        part, text = (Place(test.code, one) for one in made.operands)
        return root(program, part), text, str.__contains__
    if site is None or not isinstance(made, ir.Call) or len(made.arguments) != 1:
        return None
    given = root(program, Place(test.code, made.arguments[0].value))
    for name, has in _ENDS.items():
        if (receiver := method_receiver(program, site, name)) is not None:
            return given, receiver, has
    return None


def _of_lookup(program: Program, test: Place, *, is_denied: bool) -> Asked | None:
    """`table.get(key)`, where all that the table holds counts as true."""
    site = program.definition(test)
    table = None if site is None else method_receiver(program, site, "get")
    call = None if site is None else program.instruction(site)
    if site is None or table is None or not isinstance(call, ir.Call) or len(call.arguments) != 1:
        return None
    held = [
        value
        for item in contents(program, table, site).by_key.values()
        for place in item.places
        for value in program.values(place)
    ]
    if not held or not all(isinstance(one, Constant) and one.value for one in held):
        return None
    key = root(program, Place(test.code, call.arguments[0].value))
    return Asked(key, None, table, is_denied)


def _of_texts(holds: Callable[[str], bool]) -> Callable[[Constant], bool]:
    return lambda one: not isinstance(one.value, str) or holds(one.value)


def _folded(program: Program, place: Place) -> tuple[Place, Callable[[str], str]]:
    """What a text was before its letters were changed, and how they were."""
    place = root(program, place)
    site = program.definition(place)
    if site is not None:
        for name, fold in _FOLDING.items():
            if (text := method_receiver(program, site, name)) is not None:
                return root(program, text), fold
    return place, str


def _in_container(walk: Walk, asked: Asked, context: Context) -> Callable[[Constant], bool] | None:
    members = None if asked.container is None else _members(walk, asked.container, context)
    relation = asked.relation
    if members is None or relation is None:
        return None if members is None else members.__contains__
    texts = [str(one.value) for one in members]
    return _of_texts(lambda text: any(relation(one, text) for one in texts))


def _members(walk: Walk, place: Place, context: Context) -> frozenset[Constant] | None:
    """All that a container holds, or the keys of a dict; None where not all are constants."""
    values = walk.program.values(place)
    if values and all(isinstance(one, Container) and one.kind == "dict" for one in values):
        at = walk.program.definition(place)
        items = None if at is None else contents(walk.program, place, at)
        if items is None or items.rest or any(item.optional for item in items.by_key.values()):
            return None
        return frozenset(Constant(key) for key in items.by_key if isinstance(key, str))
    found, complete = sequences.elements(walk, place, context)
    members = frozenset(way.value for way in found if isinstance(way.value, Constant))
    return members if complete and len(members) == len({way.value for way in found}) else None
