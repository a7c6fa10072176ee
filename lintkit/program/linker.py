"""Links lowered files into a program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program import stages, starting, transfer
from lintkit.program.budget import Budget
from lintkit.program.library import Library
from lintkit.program.link import Link
from lintkit.program.modules import Modules
from lintkit.program.never import names_of_raising, only_raises
from lintkit.program.optional import superseded
from lintkit.program.plan import Plan
from lintkit.program.program import Program
from lintkit.sources.tests_layout import BY_NAME

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lintkit.program.modules import ModuleMap
    from lintkit.sources.tests_layout import Tests


def link(
    modules: Iterable[ir.Module],
    locations: ModuleMap,
    commands: tuple[tuple[str, str], ...] = (),
    tests: Tests = BY_NAME,
) -> Program:
    """Links the modules of a program; the order in which they are given does not matter.

    Args:
        modules: the lowered files, each with a name in `locations`.
        locations: the dotted names of the files, and what imports mean.
        commands: names of commands that manifests declare, and the `module:function` of each.
        tests: what pytest collects.
    """
    by_path = {module.path: module for module in sorted(modules, key=lambda m: m.path)}
    plans, bodies = _plan(by_path.values())
    found = Modules(bodies, locations)
    for plan in plans:
        plan.superseded = superseded(found, plan)
    state = Link(
        plans,
        bodies,
        found,
        library=Library(tests),
        budget=Budget.for_lines(sum(module.lines for module in by_path.values())),
        start=starting.start,
        react=transfer.react,
    )
    stages.run(state)
    return Program(by_path, locations.names, state, commands)


def _plan(modules: Iterable[ir.Module]) -> tuple[list[Plan], dict[str, Plan]]:
    plans: list[Plan] = []
    bodies: dict[str, Plan] = {}
    for module in modules:
        first = len(plans)
        for index, code in enumerate(module.codes):
            parent = plans[first + code.parent] if index else None
            plan = Plan(len(plans), module, index, parent)
            plans.append(plan)
            if parent is not None:
                parent.children[index] = plan
                parent.decorates |= bool(code.decorators)
                if only_raises(code):
                    parent.raising.add(index)
        bodies[module.path] = plans[first]
        for plan in plans[first:]:
            for instruction in plan.code.instructions:
                if isinstance(instruction, ir.StoreName):
                    plans[first + instruction.owner].owned.add(instruction.name)
        plans[first].raising_names = names_of_raising(plans[first])
    return plans, bodies
