"""Values that a name is bound to where it is declared: constants, fields, defaults, results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit import ir
from lintkit.program.evidence import described, dotted
from lintkit.program.values import CodeRef, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.tracing import Tracer
    from lintkit.program.program import Program


class Assigned(Struct, frozen=True):
    """A name and the register that it is bound to.

    Attributes:
        name: with what it belongs to: `Config.max_turns`, `ask(max_turns=)`.
        last: the name alone.
        owner: the module's body or the class that binds it; None for parameters and keywords.
    """

    name: str
    last: str
    place: Place
    site: Site
    owner: CodeRef | None = None

    @property
    def owned(self) -> tuple[CodeRef, str] | None:
        """What binds it, and the name."""
        return None if self.owner is None else (self.owner, self.last)


def assigned(tracer: Tracer) -> Iterator[Assigned]:
    """Constants, fields, attributes, defaults, keywords and results, tests aside."""
    program = tracer.program
    for site, instruction in tracer.instructions():
        yield from _at(program, site.code, site, instruction)


def _at(
    program: Program, ref: CodeRef, site: Site, instruction: ir.AnyInstruction
) -> Iterator[Assigned]:
    code = program.code(ref)
    if isinstance(instruction, ir.StoreName) and code.kind in ("module", "class"):
        name = f"{code.qualname}.{instruction.name}" if code.kind == "class" else instruction.name
        yield Assigned(name, instruction.name, Place(ref, instruction.value), site, ref)
    elif isinstance(instruction, ir.SetAttr):
        owner = dotted(program, Place(ref, instruction.object))
        if owner:
            name = f"{owner}.{instruction.name} in {described(program, ref)}"
            yield Assigned(name, instruction.name, Place(ref, instruction.value), site)
    elif isinstance(instruction, ir.MakeFunction):
        made = program.modules[ref.path].codes[instruction.code]
        for default in instruction.defaults:
            name = f"{made.qualname}({default.parameter}=)"
            yield Assigned(name, default.parameter, Place(ref, default.value), site)
    elif isinstance(instruction, ir.Return) and code.kind == "function":
        yield Assigned(f"{code.qualname}()", code.name, Place(ref, instruction.value), site)
    elif isinstance(instruction, ir.Call):
        for argument in instruction.arguments:
            if argument.kind == "keyword":
                name = f"{argument.name}= in {described(program, ref)}"
                yield Assigned(name, argument.name, Place(ref, argument.value), site)
