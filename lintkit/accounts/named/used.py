"""Which functions read a name that a module or class binds."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from lintkit import ir
from lintkit.program.evidence import described
from lintkit.program.provenance.hierarchy import lineage
from lintkit.program.values import Class, CodeRef, Instance, ModuleValue, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lintkit.accounts.tracing import Tracer
    from lintkit.model import Evidence, Step
    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue

Owned: TypeAlias = tuple[CodeRef, str]
"""A module's body or a class, and a name that it binds."""


def used(tracer: Tracer, names: Iterable[Owned]) -> Mapping[Owned, Evidence]:
    """Where names are read, tests aside, one place for each function.

    Args:
        tracer: asks the linked program.
        names: the codes of modules and classes, each with a name that it binds.
    """
    program = tracer.program
    wanted = frozenset(names)
    found: dict[Owned, dict[CodeRef, Step]] = defaultdict(dict)
    for path, module in program.modules.items():
        if tracer.is_test(path):
            continue
        known = _known(program, path, wanted)
        for index, code in enumerate(module.codes):
            ref = CodeRef(path, index)
            for position, instruction in enumerate(code.instructions):
                for owned in _read(program, ref, instruction, known):
                    if owned in wanted:
                        step = program.step(Site(ref, position), f"`{described(program, ref)}`")
                        found[owned].setdefault(ref, step)
    return {owned: tuple(sorted(steps.values())) for owned, steps in found.items()}


class _Known(Struct, frozen=True):
    """What the names of one module stand for.

    Attributes:
        here: by the name that the module's body gives to it.
        imported: by the function and register that an import of its own gives it to.
        attributes: all names that are looked for.
    """

    here: dict[str, Owned]
    imported: dict[Place, Owned]
    attributes: frozenset[str]


def _known(program: Program, path: str, wanted: frozenset[Owned]) -> _Known:
    body = CodeRef(path, ir.MODULE_CODE)
    here = {name: (owner, name) for owner, name in wanted if owner == body}
    imported: dict[Place, Owned] = {}
    for index, code in enumerate(program.modules[path].codes):
        for instruction in code.instructions:
            if isinstance(instruction, ir.ImportFrom):
                provider = program.provider_of(path, instruction)
                owned = (CodeRef(provider or "", ir.MODULE_CODE), instruction.name)
                if owned in wanted:
                    imported[Place(CodeRef(path, index), instruction.target)] = owned
    for instruction in program.code(body).instructions:
        if isinstance(instruction, ir.StoreName):
            owned_here = imported.get(Place(body, instruction.value))
            if owned_here is not None:
                here[instruction.name] = owned_here
    return _Known(here, imported, frozenset(name for _, name in wanted))


def _read(
    program: Program, ref: CodeRef, instruction: ir.AnyInstruction, known: _Known
) -> Iterator[Owned]:
    if isinstance(instruction, ir.LoadName):
        if instruction.owner == ir.MODULE_CODE and instruction.name in known.here:
            yield known.here[instruction.name]
    elif isinstance(instruction, ir.ImportFrom):
        owned = known.imported.get(Place(ref, instruction.target))
        if owned is not None and ref.index != ir.MODULE_CODE:
            yield owned
    elif isinstance(instruction, ir.GetAttr) and instruction.name in known.attributes:
        for value in program.values(Place(ref, instruction.object)):
            for owner in _owners(program, value):
                yield owner, instruction.name


def _owners(program: Program, value: AbstractValue) -> Iterator[CodeRef]:
    """The classes and modules that an attribute of a value can come from."""
    if isinstance(value, ModuleValue):
        yield CodeRef(value.path, ir.MODULE_CODE)
    elif isinstance(value, (Class, Instance)):
        yield from lineage(program, value.code if isinstance(value, Class) else value.class_).order
