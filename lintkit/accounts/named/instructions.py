"""Texts that are written as instructions to a model, wherever they are used."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, TypeAlias

from msgspec import structs

from lintkit import ir
from lintkit.accounts.named.assigned import assigned
from lintkit.accounts.named.prompt_files import prompt_files
from lintkit.accounts.named.texts import literal_parts, quoted
from lintkit.accounts.named.used import used
from lintkit.accounts.reading import callee_externals
from lintkit.model import Named
from lintkit.program.evidence import described
from lintkit.program.values import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.accounts.modules.project import ProjectFiles
    from lintkit.accounts.named.assigned import Assigned
    from lintkit.accounts.named.used import Owned
    from lintkit.accounts.tracing import Tracer
    from lintkit.model import IntegrationPoint
    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef

_NAME = re.compile(r"prompt|instruction|system_?(msg|message)|persona|few_?shot", re.IGNORECASE)
_OPENING = re.compile(
    r"\W*(you are(?! allowed| welcome)|you're|your (task|job|role|goal)|act as|imagine you"
    r"|as an? (\w+ ){0,2}(ai|expert|assistant)"
    r"|given the (following|task|context)|answer the|summari[sz]e|你是|请你)",
    re.IGNORECASE,
)
_ROLES = ("system", "developer")
_TEMPLATE = re.compile(r"\.(\w*(?:PromptTemplate|SystemMessage))(?:\.from_\w+)?$")
_PAIR = 2
_SHORTEST_NAMED = 40
_SHORTEST = 60
_LONGEST = 100

_Written: TypeAlias = "tuple[str, Named, Owned | None]"
"""A whole text, what is told of it, and the module or class that binds its name, where one does."""


def instruction_texts(tracer: Tracer, files: ProjectFiles | None) -> tuple[Named, ...]:
    """Texts whose name or first words say what they are, by where they are written.

    Args:
        tracer: asks the linked program.
        files: those beside the code.
    """
    found: dict[tuple[str, str], Named] = {}
    written = [*_named(tracer), *_opening(tracer), *_by_role(tracer), *_in_templates(tracer)]
    uses = used(tracer, [owned for _, _, owned in written if owned is not None])
    for text, one, owned in written:
        told = one if owned is None else structs.replace(one, uses=uses.get(owned, ()))
        found.setdefault((one.step.path, text), told)
    beside = prompt_files(tracer, files.mentions.instructions()) if files is not None else ()
    return tuple(sorted((*found.values(), *beside), key=lambda one: one.step))


def with_asked(told: Iterable[Named], points: Iterable[IntegrationPoint]) -> tuple[Named, ...]:
    """The texts that are told, and those that are surely among what a call sends.

    Args:
        told: texts by where they are written.
        points: the accounts of the calls.
    """
    told = tuple(told)
    known = {(one.step.path, one.step.line) for one in told}
    words = {one.value for one in told}
    asked = {
        Named("among what a call sends", step.text, structs.replace(step, text=""))
        for point in points
        for step in point.instructions
        if step.text.startswith("“") and len(step.text) > _SHORTEST_NAMED
    }
    new = {
        one
        for one in asked
        if (one.step.path, one.step.line) not in known and one.value not in words
    }
    return tuple(sorted((*told, *new), key=lambda one: (one.step, one.value)))


def _named(tracer: Tracer) -> Iterator[_Written]:
    """Texts by their names."""
    program = tracer.program
    for one in assigned(tracer):
        is_among = one.owner is not None and _is_for_prompts(program, one.owner)
        if is_among or _NAME.search(one.last):
            shortest = _SHORTEST_NAMED if _NAME.search(one.last) else _SHORTEST
            texts = [text for text in literal_parts(program, one.place) if len(text) >= shortest]
            if texts:
                text = max(texts, key=len)
                yield text, _told(program, one, text), one.owned


def _is_for_prompts(program: Program, owner: CodeRef) -> bool:
    """Whether a class or module is there for prompts, by its own name."""
    name = program.code(owner).name
    return bool(_NAME.search(name or PurePosixPath(owner.path).stem))


def _opening(tracer: Tracer) -> Iterator[_Written]:
    """Texts by their first words; by the name that is bound to them, where one is."""
    program = tracer.program
    names = {program.definition(one.place): one for one in assigned(tracer)}
    for site, found in tracer.instructions():
        text = found.value if isinstance(found, ir.Const) else None
        if isinstance(text, str) and len(text) >= _SHORTEST and _OPENING.match(text):
            if site in names:
                yield text, _told(program, names[site], text), names[site].owned
            else:
                name, step = f"in {described(program, site.code)}", program.step(site, "")
                yield text, Named(name, quoted(text, _LONGEST), step), None


def _by_role(tracer: Tracer) -> Iterator[_Written]:
    """Texts of messages whose role is to instruct a model."""
    program = tracer.program
    for site, found in tracer.instructions():
        if not isinstance(found, ir.Build) or found.kind != "dict":
            continue
        items = {
            key.value: entry.value
            for entry in found.entries
            if entry.key != ir.NO_REGISTER and (key := _constant(program, site.code, entry.key))
        }
        role = _constant(program, site.code, items["role"]) if "role" in items else None
        if role is None or role.value not in _ROLES or "content" not in items:
            continue
        texts = list(literal_parts(program, Place(site.code, items["content"])))
        if texts and len(text := max(texts, key=len)) >= _SHORTEST_NAMED:
            step = program.step(site, "")
            name = f"a message in {described(program, site.code)}"
            yield text, Named(name, quoted(text, _LONGEST), step), None


def _in_templates(tracer: Tracer) -> Iterator[_Written]:
    """Texts that are handed by their position to a class for prompts, or as `("system", text)`."""
    program = tracer.program
    for site, found in tracer.instructions():
        name = ""
        places: tuple[Place, ...] = ()
        if isinstance(found, ir.Build) and found.kind == "tuple" and len(found.entries) == _PAIR:
            role = _constant(program, site.code, found.entries[0].value)
            if role is not None and role.value in _ROLES:
                name, places = "a message", (Place(site.code, found.entries[1].value),)
        elif isinstance(found, ir.Call):
            symbols = (_TEMPLATE.search(one.symbol) for one in callee_externals(program, site))
            class_ = next((one[1] for one in symbols if one), "")
            if class_:
                name, places = class_, program.arguments(site).positional
        for place in places:
            texts = list(literal_parts(program, place))
            if texts and len(longest := max(texts, key=len)) >= _SHORTEST_NAMED:
                told = f"{name} in {described(program, site.code)}"
                yield longest, Named(told, quoted(longest, _LONGEST), program.step(site, "")), None


def _constant(program: Program, ref: CodeRef, register: ir.Register) -> ir.Const | None:
    site = program.definition(Place(ref, register))
    made = None if site is None else program.instruction(site)
    return made if isinstance(made, ir.Const) else None


def _told(program: Program, one: Assigned, text: str) -> Named:
    return Named(one.name, quoted(text, _LONGEST), program.step(one.site, ""))
