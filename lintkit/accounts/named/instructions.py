"""Texts that are written as instructions to a model, wherever they are used."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.accounts.named.assigned import assigned
from lintkit.model import Named, Step
from lintkit.program.evidence import described
from lintkit.program.values import Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.modules.project import ProjectFiles
    from lintkit.accounts.tracing import Tracer
    from lintkit.program.program import Program

_NAME = re.compile(r"prompt|instruction|system_?(msg|message)|persona|few_?shot", re.IGNORECASE)
_OPENING = re.compile(
    r"\W*(you are|you're|your (task|job|role|goal)|act as|imagine you|as an? (ai|expert|assistant)"
    r"|given the (following|task|context)|answer the|summari[sz]e|你是|请你)",
    re.IGNORECASE,
)
_SHORTEST_NAMED = 40
_SHORTEST = 60
_LONGEST = 100


def instruction_texts(tracer: Tracer, files: ProjectFiles | None) -> tuple[Named, ...]:
    """Texts whose name or first words say what they are, by where they are written.

    Args:
        tracer: asks the linked program.
        files: those beside the code.
    """
    found: dict[tuple[str, str], Named] = {}
    for one in (*_named(tracer), *_opening(tracer)):
        found.setdefault((one.step.path, one.value), one)
    beside = files.mentions.instructions() if files is not None else ()
    written = (
        Named("in the file", _quoted(text), Step(path, line, "")) for path, line, text in beside
    )
    return tuple(sorted((*found.values(), *written), key=lambda one: one.step))


def _named(tracer: Tracer) -> Iterator[Named]:
    program = tracer.program
    for one in assigned(tracer):
        if _NAME.search(one.last):
            texts = [text for text in _texts(program, one.place) if len(text) >= _SHORTEST_NAMED]
            if texts:
                step = program.step(one.site, "")
                yield Named(one.name, _quoted(max(texts, key=len)), step)


def _texts(program: Program, place: Place) -> Iterator[str]:
    """The literal parts of a text."""
    made = program.definition(place)
    found = None if made is None else program.instruction(made)
    if isinstance(found, ir.Const) and isinstance(found.value, str):
        yield found.value
    elif isinstance(found, ir.Build) and found.kind == "string":
        for entry in found.entries:
            yield from _texts(program, Place(place.code, entry.value))


def _opening(tracer: Tracer) -> Iterator[Named]:
    program = tracer.program
    for ref in program.codes():
        if tracer.is_test(ref.path):
            continue
        for position, found in enumerate(program.code(ref).instructions):
            text = found.value if isinstance(found, ir.Const) else None
            if isinstance(text, str) and len(text) >= _SHORTEST and _OPENING.match(text):
                step = program.step(Site(ref, position), "")
                yield Named(f"in {described(program, ref)}", _quoted(text), step)


def _quoted(text: str) -> str:
    words = " ".join(text.split())
    return f"“{words if len(words) <= _LONGEST else f'{words[:_LONGEST]}…'}”"
