"""Text put together from parts, `{}` standing for the parts that the code does not show."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.ir import Build, Operate
from lintkit.model import Evidence
from lintkit.program.values import Constant, Container, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.program.program import Program
    from lintkit.program.values import Flow

UNKNOWN_PART = "{}"

_DEPTH = 6  # texts within texts
_LIMIT = 16  # alternatives; more tell a reader nothing


class Text(Struct, frozen=True):
    """A text that a place can hold; `whole` where all of it is known."""

    value: str
    whole: bool = True
    evidence: Evidence = ()


_HIDDEN = Text(UNKNOWN_PART, whole=False)


def texts(program: Program, places: Iterable[Place]) -> tuple[Text, ...]:
    """The texts that places can hold, without those of which nothing is known."""
    found = (text for place in places for text in _at_place(program, place, _DEPTH))
    return tuple(dict.fromkeys(text for text in found if text.value.strip(UNKNOWN_PART)))[:_LIMIT]


def _at_place(program: Program, place: Place, depth: int) -> tuple[Text, ...]:
    definition = program.definition(place)
    instruction = None if definition is None else program.instruction(definition)
    if depth and isinstance(instruction, Operate) and instruction.operator in ("+", "+="):
        return _joined(program, [Place(place.code, part) for part in instruction.operands], depth)
    found = tuple(text for flow in program.flows(place) for text in _of_flow(program, flow, depth))
    return tuple(dict.fromkeys(found))[:_LIMIT] or (_HIDDEN,)


def _of_flow(program: Program, flow: Flow, depth: int) -> Iterator[Text]:
    value = flow.value
    if isinstance(value, Constant):
        yield Text(str(value.value), whole=True, evidence=flow.steps)
        return
    if depth and isinstance(value, Container) and value.kind == "string":
        instruction = program.instruction(value.site)
        if isinstance(instruction, Build):
            parts = [Place(value.site.code, entry.value) for entry in instruction.entries]
            for text in _joined(program, parts, depth):
                yield Text(text.value, text.whole, (*flow.steps, *text.evidence))
            return
    yield _HIDDEN


def _joined(program: Program, parts: list[Place], depth: int) -> tuple[Text, ...]:
    alternatives = [_at_place(program, part, depth - 1) for part in parts]
    found: list[Text] = []
    for chosen in product(*alternatives):
        if len(found) == _LIMIT:
            break
        evidence = dict.fromkeys(step for text in chosen for step in text.evidence)
        value = "".join(text.value for text in chosen)
        found.append(Text(value, all(text.whole for text in chosen), tuple(evidence)))
    return tuple(found)
