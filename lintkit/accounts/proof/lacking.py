"""Answers of a test that lack a field of the class that the program has a model fill."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.accounts.contacts.forms import form_classes
from lintkit.accounts.proof import payloads
from lintkit.accounts.proof.filled import constants, dumped, is_within
from lintkit.accounts.proof.said import receivers, symbols
from lintkit.program.flows import flows
from lintkit.program.kept import kept
from lintkit.program.provenance.hierarchy import lineage
from lintkit.program.values import Class, CodeRef, Constant, Container, External, Place, Site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lintkit.accounts.proof.reached import Run
    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue

FORMED = payloads.ARGUMENTS | payloads.TEXTS
"""Fields of an answer that hold what fills the class."""
_MODELS = frozenset({"pydantic.BaseModel", "pydantic.main.BaseModel"})
_READING = "model_validate_json"
_NAMES = frozenset({"name", "tool_name"})
_OPTIONAL = frozenset({"default", "default_factory", "alias", "validation_alias"})


def asked_forms(program: Program, site: Site, parsing: Iterable[CodeRef]) -> frozenset[CodeRef]:
    """The classes that a call asks to be filled, or into which its answer is read.

    Args:
        program: the linked program.
        site: the call.
        parsing: the codes that read its answer as JSON.
    """
    found = {class_.code for made in _making(program, site) for class_ in _forms(program, made)}
    for ref in parsing:
        for position in range(len(program.code(ref).instructions)):
            at = Site(ref, position)
            if any(symbol.endswith(f".{_READING}") for symbol in symbols(program, at)):
                found |= {v.code for v in receivers(program, at) if isinstance(v, Class)}
    return frozenset(found)


def _forms(program: Program, site: Site) -> Iterable[Class]:
    called = [symbol.rpartition(".")[2] for symbol in symbols(program, site)]
    return form_classes(program, site, called)


def _making(program: Program, site: Site) -> list[Site]:
    """A call, and where libraries make what it is made on, or handed: an agent with its type."""
    found = [site]
    for at in found:
        handed = (v for place in program.arguments(at).places for v in program.values(place))
        for value in (*program.callees(at), *(handed if at == site else ())):
            if isinstance(value, External) and value.origin and value.origin not in found:
                found.append(value.origin)
    return found


class Lacking:
    """Finds the objects in tests that lack fields.

    Args:
        program: the linked program.
        is_tool: whether a name is that of a tool which does something.
    """

    def __init__(self, program: Program, is_tool: Callable[[object], bool]) -> None:
        self._program = program
        self._is_tool = is_tool

    def at(self, run: Run, forms: Iterable[CodeRef], site: Site, place: Place) -> bool:
        """Whether a test fills a class there, and not all of the fields that it must have."""
        program = self._program
        asked = [one for form in forms if (one := _fields(program, form))]
        if not asked or any(map(self._is_tool, _names(program, site))):
            return False
        return any(
            any(keys <= all_ for all_, _ in asked) and not _fits_any(program, keys)
            for flow in flows(program, place)
            if is_within(run, flow.callers)
            for keys in _keys(program, flow.value)
            if keys
        )


@kept
def _fits_any(program: Program, keys: frozenset[str]) -> bool:
    """Whether fields fill any class there is: they may be the answer to another call."""
    refs = (ref for ref in program.codes() if program.code(ref).kind == "class")
    known = filter(None, (_fields(program, ref) for ref in refs))
    return any(needed <= keys <= all_ for all_, needed in known)


@kept
def _fields(program: Program, class_: CodeRef) -> tuple[frozenset[str], frozenset[str]] | None:
    """All fields of a class, and those that it must be given; None where something else decides."""
    known = lineage(program, class_)
    if not known.outside or not known.outside <= _MODELS:
        return None
    fields: dict[str, bool] = {}
    for ref in reversed(known.order):
        code = program.code(ref)
        stored = {one.name: one.value for one in code.instructions if isinstance(one, ir.StoreName)}
        if "model_config" in stored or _has_validators(program, ref):
            return None
        for one in code.instructions:
            if isinstance(one, ir.Annotate) and one.object == ir.NO_REGISTER:
                fields[one.name] = _is_needed(program, ref, stored.get(one.name))
    return frozenset(fields), frozenset(name for name, needed in fields.items() if needed)


def _has_validators(program: Program, class_: CodeRef) -> bool:
    return any(
        code.parent == class_.index and code.decorators
        for code in program.modules[class_.path].codes
    )


def _is_needed(program: Program, ref: CodeRef, stored: ir.Register | None) -> bool:
    """Whether a field has no default: none is written, or a `Field` that gives none."""
    if stored is None:
        return True
    made = program.defining(Place(ref, stored))
    return (
        isinstance(made, ir.Call)
        and bool(made.arguments)
        and all(one.kind == "keyword" and one.name not in _OPTIONAL for one in made.arguments)
    )


def _names(program: Program, site: Site) -> Iterator[object]:
    """By which name an instruction asks for a tool, if it says one."""
    one = program.instruction(site)
    given: list[tuple[str, ir.Register]] = []
    if isinstance(one, ir.Call):
        given = [(argument.name, argument.value) for argument in one.arguments]
    elif isinstance(one, ir.Build):
        given = [
            (str(key), entry.value)
            for entry in one.entries
            for key in constants(program, Place(site.code, entry.key))
        ]
    for key, register in given:
        if key in _NAMES or not key:
            yield from constants(program, Place(site.code, register))


def _keys(program: Program, value: AbstractValue) -> Iterator[frozenset[str]]:
    """The keys of an object, written as JSON text or as a dictionary."""
    if isinstance(value, Constant) and payloads.is_json(value.value):
        read = json.loads(str(value.value))
        if isinstance(read, dict):
            yield frozenset(read)
    elif isinstance(value, Container) and value.kind == "dict":
        made = program.instruction(value.site)
        if isinstance(made, ir.Build) and not any(entry.spread for entry in made.entries):
            keys = [constants(program, Place(value.site.code, one.key)) for one in made.entries]
            if all(len(one) == 1 and isinstance(one[0], str) for one in keys):
                yield frozenset(str(one[0]) for one in keys)
    for place in dumped(program, value):
        for inner in program.values(place):
            yield from _keys(program, inner)
