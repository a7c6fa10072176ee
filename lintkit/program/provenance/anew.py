"""Containers that a function makes anew whenever it runs: what two of its calls give is not one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.kept import kept
from lintkit.program.provenance.called import method_receiver
from lintkit.program.provenance.registers import root
from lintkit.program.provenance.runs import giving_call
from lintkit.program.provenance.stores import MUTATORS
from lintkit.program.values import CodeRef, External, Function, Place

if TYPE_CHECKING:
    from lintkit.program.program import Program
    from lintkit.program.values import Container, Site

_PLAIN = frozenset({External("builtins.staticmethod"), External("builtins.classmethod")})


def is_of_another_call(program: Program, container: Container, change: Site, given: Site) -> bool:
    """Whether an instruction changes what another call gave than the one that gave a container.

    Args:
        program: the linked program.
        container: as the points-to sets name it, for all runs of the code that makes it.
        change: the instruction.
        given: the call that gave the container that is asked about.
    """
    through = changed(program, change)
    other = None if through is None else giving_call(program, root(program, through))
    if other is None or other == given:
        return False
    return all(_gives_anew(program, container, call) for call in (other, given))


def changed(program: Program, change: Site) -> Place | None:
    """The register of the container that an instruction changes."""
    instruction = program.instruction(change)
    if isinstance(instruction, (ir.SetItem, ir.Delete)):
        return Place(change.code, instruction.object)
    if isinstance(instruction, ir.Operate):
        return Place(change.code, instruction.operands[0])
    return method_receiver(program, change, *MUTATORS)


def _gives_anew(program: Program, container: Container, call: Site) -> bool:
    """Whether each run of a call makes what it gives."""
    callees = program.callees(call)
    return bool(callees) and all(
        isinstance(one, Function)
        and one.code == container.site.code
        and _returns_what_it_makes(program, one.code, container)
        for one in callees
    )


@kept
def _returns_what_it_makes(program: Program, ref: CodeRef, container: Container) -> bool:
    """Whether a function that returns a container returns the one that this run has made."""
    code = program.code(ref)
    parent = CodeRef(ref.path, code.parent)
    decorators = (program.values(Place(parent, register)) for register in code.decorators)
    if code.is_generator or any(not _PLAIN.issuperset(values) for values in decorators):
        return False
    ends = (Place(ref, one.value) for one in code.instructions if isinstance(one, ir.Return))
    return all(
        program.definition(root(program, end)) == container.site
        for end in ends
        if container in program.values(end)
    )
