"""Text put together from parts, `{}` standing for the parts that the code does not show."""

from __future__ import annotations

import re
from itertools import islice, product
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlunparse, urlunsplit

from msgspec import Struct

from lintkit.ir import Build, Operate
from lintkit.model import Evidence
from lintkit.program.provenance.called import method_receiver
from lintkit.program.values import Constant, Container, External, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from lintkit.accounts.tracing import Tracer
    from lintkit.program.values import Flow, Site

UNKNOWN_PART = "{}"

_DEPTH = 6  # texts within texts
_LIMIT = 16  # alternatives; more tell a reader nothing


class Text(Struct, frozen=True):
    """A text that a place can hold; `whole` where all of it is known."""

    value: str
    whole: bool = True
    evidence: Evidence = ()


_PERCENT = re.compile(r"%(?:\((\w+)\))?[sdr]")
_FIELD = re.compile(r"\{([\w.\[\]]*)\}")

_RESOLVING = "urllib.parse.urljoin"
# How an address is made of texts, and of how many.
_ASSEMBLING: Mapping[str, tuple[int, Callable[[Sequence[str]], str]]] = {
    _RESOLVING: (2, lambda parts: urljoin(parts[0], parts[1])),
    "urllib.parse.urlunsplit": (5, lambda parts: urlunsplit(tuple(parts))),
    "urllib.parse.urlunparse": (6, lambda parts: urlunparse(tuple(parts))),
}

_HIDDEN = Text(UNKNOWN_PART, whole=False)


def texts(tracer: Tracer, found: Iterable[Place]) -> tuple[Text, ...]:
    """The texts that registers can hold, without those of which nothing is known."""
    alternatives = (text for place in found for text in _at_place(tracer, place, _DEPTH))
    known = (text for text in alternatives if text.value.strip(UNKNOWN_PART))
    return tuple(dict.fromkeys(known))[:_LIMIT]


def text_of(tracer: Tracer, flow: Flow) -> Text:
    """The text that one way brings along; the first where that depends on more."""
    return next(_of_flow(tracer, flow, _DEPTH))


def _at_place(tracer: Tracer, place: Place, depth: int) -> tuple[Text, ...]:
    key = (place, depth)
    if key not in tracer.assembled:  # else texts that are made of themselves take for ever
        tracer.assembled[key] = _of_place(tracer, place, depth)
    return tracer.assembled[key]


def _of_place(tracer: Tracer, place: Place, depth: int) -> tuple[Text, ...]:
    program = tracer.program
    definition = program.definition(place)
    instruction = None if definition is None else program.instruction(definition)
    if depth and isinstance(instruction, Operate) and instruction.operator in ("+", "+="):
        return _joined(tracer, [Place(place.code, part) for part in instruction.operands], depth)
    found = (text for flow in tracer.flows(place) for text in _of_flow(tracer, flow, depth))
    return tuple(dict.fromkeys(found))[:_LIMIT] or (_HIDDEN,)


def _of_flow(tracer: Tracer, flow: Flow, depth: int) -> Iterator[Text]:
    value = flow.value
    if isinstance(value, Constant):
        yield Text(str(value.value), whole=True, evidence=flow.steps)
        return
    if depth and isinstance(value, Container) and value.kind == "string":
        for text in _built(tracer, value.site, depth):
            yield Text(text.value, text.whole, (*flow.steps, *text.evidence))
        return
    if depth and isinstance(value, External) and value.symbol in _ASSEMBLING:
        yield from _assembled(tracer, value, depth)
        return
    yield _HIDDEN


def _built(tracer: Tracer, site: Site, depth: int) -> tuple[Text, ...]:
    """The texts that an f-string, an operator or `format` makes of its parts."""
    instruction = tracer.program.instruction(site)
    if isinstance(instruction, Build):
        parts = [Place(site.code, entry.value) for entry in instruction.entries]
        return _joined(tracer, parts, depth)
    if isinstance(instruction, Operate):
        operands = [Place(site.code, register) for register in instruction.operands]
        if instruction.operator in ("+", "+="):
            return _joined(tracer, operands, depth)
        given = _operands(tracer, operands[1])
        return _filled(tracer, operands[0], _PERCENT, given, depth)
    receiver = method_receiver(tracer.program, site, "format")
    if receiver is None:
        return (_HIDDEN,)
    bound = tracer.program.arguments(site)
    numbered = {str(number): place for number, place in enumerate(bound.positional)}
    named = {name: one[0] for name, one in bound.keywords.items() if len(one) == 1}
    return _filled(tracer, receiver, _FIELD, {**numbered, **named}, depth)


def _operands(tracer: Tracer, right: Place) -> dict[str, Place]:
    """What fills a template of `%`, by position; empty where that is a mapping."""
    made = tracer.program.definition(right)
    instruction = None if made is None else tracer.program.instruction(made)
    if not isinstance(instruction, Build):
        return {"0": right}
    if instruction.kind != "tuple":
        return {}
    values = (Place(right.code, entry.value) for entry in instruction.entries)
    return {str(number): place for number, place in enumerate(values)}


def _filled(
    tracer: Tracer,
    template: Place,
    field: re.Pattern[str],
    given: Mapping[str, Place],
    depth: int,
) -> tuple[Text, ...]:
    """The texts of a template, filled with what is given by name or position."""
    found: list[Text] = []
    for text in _at_place(tracer, template, depth - 1):
        literals = field.split(text.value)[:: field.groups + 1]
        filling = [
            _at_place(tracer, given[name], depth - 1)
            if (name := one[1] or str(number)) in given and not one[0].endswith("r")
            else (_HIDDEN,)
            for number, one in enumerate(field.finditer(text.value))
        ]
        plain = text.whole and not any(sign in one for one in literals for sign in "{}%")
        for chosen in islice(product(*filling), _LIMIT):
            parts = (*(one.value for one in chosen), "")
            value = "".join(map("".join, zip(literals, parts, strict=True)))
            steps = (step for one in (text, *chosen) for step in one.evidence)
            whole = plain and all(one.whole for one in chosen)
            found.append(Text(value, whole, tuple(dict.fromkeys(steps))))
    return tuple(dict.fromkeys(found))[:_LIMIT]


def _assembled(tracer: Tracer, value: External, depth: int) -> Iterator[Text]:
    """An address that a function of the standard library puts together."""
    given = () if value.origin is None else tracer.program.arguments(value.origin).positional
    if value.symbol != _RESOLVING and len(given) == 1:  # of one tuple
        given = tuple(_operands(tracer, given[0]).values())
    count, assemble = _ASSEMBLING[value.symbol]
    if len(given) != count:
        yield _HIDDEN
        return
    for parts in islice(product(*(_at_place(tracer, one, depth - 1) for one in given)), _LIMIT):
        evidence = tuple(dict.fromkeys(step for part in parts for step in part.evidence))
        text = assemble(["" if part.value == "None" else part.value for part in parts])
        yield Text(text, all(part.whole for part in parts), evidence)


def _joined(tracer: Tracer, parts: list[Place], depth: int) -> tuple[Text, ...]:
    alternatives = [_at_place(tracer, part, depth - 1) for part in parts]
    found: list[Text] = []
    for chosen in islice(product(*alternatives), _LIMIT):
        evidence = dict.fromkeys(step for text in chosen for step in text.evidence)
        value = "".join(text.value for text in chosen)
        found.append(Text(value, all(text.whole for text in chosen), tuple(evidence)))
    return tuple(found)
