"""What `isinstance` promises of a value of which nothing else is known.

Where a test of a class has passed, the value is an instance of it, whoever passed the value. That
is believed as far as an annotation is: where no known object passes the test.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.annotations import instantiate
from lintkit.program.class_tests import class_candidates, is_protocol
from lintkit.program.objects import ClassObject, InstanceObject, literal
from lintkit.program.values import External, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.ir import Register
    from lintkit.program.link import Link
    from lintkit.program.plan import Plan
    from lintkit.program.solver import Node


class Promises:
    """Lets values hold an instance of the classes they were tested for.

    Args:
        link: the link; the tests are those of all its codes.
    """

    def __init__(self, link: Link) -> None:
        self._link = link
        self._asked = {plan.number: tuple(_asked(plan)) for plan in link.plans}
        self._kept: set[Node] = set()

    def keep(self) -> bool:
        """Looks at what has settled; False where no further value is given an instance."""
        link, before = self._link, len(self._kept)
        for frame in list(link.frames.all):
            for refined, classes in self._asked[frame.plan.number]:
                target = frame.node(refined.target)
                if target not in self._kept and _is_open(link, frame.node(refined.source), target):
                    self._keep(target, frame.node(classes))
        return len(self._kept) > before

    def _keep(self, target: Node, classes: Node) -> None:
        link = self._link
        for one in class_candidates(link, classes):
            if isinstance(link.objects[one], ClassObject) and not is_protocol(link, one):
                instantiate(link, target, one)
                self._kept.add(target)


def _asked(plan: Plan) -> Iterator[tuple[ir.Refine, Register]]:
    """The values that passed a test of their class, and the register of the classes."""
    for refined in plan.code.instructions:
        if isinstance(refined, ir.Refine) and refined.subject == ir.NO_REGISTER:
            classes = _classes(plan, refined)
            if classes is not None:
                yield refined, classes


def _classes(plan: Plan, refined: ir.Refine) -> Register | None:
    test, outcome = plan.defining(refined.test), refined.outcome
    while isinstance(test, ir.Operate) and test.operator == "not":
        test, outcome = plan.defining(test.operands[0]), not outcome
    operands: list[Register] = []
    if isinstance(test, ir.Operate) and test.operator == "isinstance":
        operands = list(test.operands)
    elif isinstance(test, ir.Call):
        callee = plan.defining(test.callee)
        if isinstance(callee, ir.LoadName) and callee.name == "isinstance":
            operands = [argument.value for argument in test.arguments]
    is_told = outcome and len(operands) == 2  # noqa: PLR2004  the value and the classes
    return operands[1] if is_told and operands[0] == refined.source else None


def _is_open(link: Link, source: Node, target: Node) -> bool:
    """Whether something that is not known may have passed, and nothing that is."""
    if any(isinstance(link.objects[one], InstanceObject) for one in link.solver.points_to[target]):
        return False
    none = link.objects.number(literal(None))
    found = link.solver.points_to[source] - {none}
    return not found or any(
        one in link.promised or isinstance(link.objects[one], External | Unknown) for one in found
    )
