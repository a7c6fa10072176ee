"""Optional imports: `try: import a` with a handler that binds the same name to something else.

The import wins where it cannot fail; the handler wins where it offers a substitute and nothing
says that what is imported exists: no module of the program, no manifest, no standard library.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.importable import is_certain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.ir import AnyInstruction, Register
    from lintkit.program.modules import Modules
    from lintkit.program.plan import Plan

_IMPORTS = (ir.ImportModule, ir.ImportFrom)
_HARMLESS = (*_IMPORTS, ir.Const, ir.LoadName, ir.StoreName, ir.Phi)
_CAUGHT = frozenset({"ImportError", "ModuleNotFoundError"})
_BROAD = frozenset({"BaseException", "Exception"})


def superseded(modules: Modules, plan: Plan) -> frozenset[Register]:
    """The registers of a code whose values are never bound to the name they are stored under."""
    regions = plan.code.regions
    found: set[Register] = set()
    for index, region in enumerate(regions):
        if region.kind == "handler" and _catches_failure(plan, region):
            for tried, handled in _alternatives(plan, region.partner, index):
                loser = _loser(modules, plan, tried, handled)
                if loser != ir.NO_REGISTER:
                    found.add(loser)
    return frozenset(found)


def _catches_failure(plan: Plan, handler: ir.Region) -> bool:
    """Whether a handler runs where an import fails, and where nothing else can."""
    if handler.subjects:
        caught = [_name(one) for one in _subjects(plan, handler.subjects)]
        if not _BROAD.issuperset(caught):
            return any(name in _CAUGHT for name in caught)
    return all(
        isinstance(one, _HARMLESS)
        for one in plan.code.instructions
        if handler.partner in plan.regions_around(one.region)
    )


def _subjects(plan: Plan, subjects: tuple[Register, ...]) -> Iterator[AnyInstruction | None]:
    for subject in subjects:
        definition = plan.defining(subject)
        if isinstance(definition, ir.Build):
            yield from (plan.defining(entry.value) for entry in definition.entries)
        else:
            yield definition


def _name(subject: AnyInstruction | None) -> str:
    return subject.name if isinstance(subject, ir.LoadName) else ""


def _alternatives(plan: Plan, tried: int, handler: int) -> Iterator[tuple[Register, Register]]:
    """What the two regions bind to one name, or the first binds anew and the second leaves."""
    in_try: dict[str, Register] = {}
    before = frozenset(plan.regions_around(plan.code.regions[tried].parent))
    for instruction in plan.code.instructions:
        around = frozenset(plan.regions_around(instruction.region))
        if isinstance(instruction, ir.StoreName):
            if tried in around:
                in_try[instruction.name] = instruction.value
            elif handler in around and instruction.name in in_try:
                yield in_try[instruction.name], instruction.value
        elif isinstance(instruction, ir.Phi):
            sources = {source: _region(plan, source) for source in instruction.sources}
            yield from (
                (first, second)
                for first, place in sources.items()
                for second, other in sources.items()
                if place == tried and (other == handler or other in before)
            )


def _region(plan: Plan, register: Register) -> int:
    definition = plan.defining(register)
    return 0 if definition is None else definition.region


def _loser(modules: Modules, plan: Plan, tried: Register, handled: Register) -> Register:
    first, second = plan.defining(tried), plan.defining(handled)
    path = plan.ref.path
    if isinstance(first, _IMPORTS) and is_certain(modules, first, path):
        return handled
    replaced = isinstance(second, ir.MakeFunction | ir.MakeClass) or (
        isinstance(second, _IMPORTS) and modules.exists(second, path)
    )
    missing = isinstance(first, _IMPORTS) and not modules.exists(first, path)
    return tried if replaced and missing else ir.NO_REGISTER
