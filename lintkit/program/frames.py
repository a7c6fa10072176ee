"""Frames: a code in a context. Each has nodes of its own for the registers of the code.

Contexts are call strings (Sharir and Pnueli, 1981), each function being given a few; calls beyond
that are told apart by the arguments that they write out, by where the call is or, of methods, by
the receiver (object sensitivity: Milanova, Rountev and Ryder, 2005), then by its class (type
sensitivity: Smaragdakis, Bravenboer and Lhoták, 2011), and beyond that they share one frame. How
many there are of each goes by the budget.
Decorators get a frame a use, so that one wrapper around many functions does not connect them all.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING, TypeAlias

from lintkit.program.manifest import Manifest

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from lintkit.ir import Register
    from lintkit.program.branches import Exact
    from lintkit.program.budget import Budget
    from lintkit.program.objects import Closure
    from lintkit.program.plan import Plan
    from lintkit.program.solver import Node, Solver

Context: TypeAlias = "Hashable"

MERGED = "merged"


_NOTHING_EXACT: Exact = {}
"""What most frames know of their parameters: it is not written to."""


class Frame:
    """A code in a context.

    Attributes:
        number: index among all frames.
        enclosing: the frame in which the definition ran; a module body is its own.
        base: node of register 0; what is returned, yielded and raised follows the registers.
        exact: parameters of which a constant is all that they hold, those of functions around it
            included where they are read; see `branches`.
        exclusive: only one call runs it.
        manifest: what the calls that run it have in common; None where that is something else.
        variables: nodes of the names that other codes can see: first what the code itself
            assigned, then what others wrote.
    """

    __slots__ = (
        "base", "enclosing", "exact", "exclusive", "manifest", "number", "plan", "variables",
    )  # fmt: skip

    def __init__(
        self, number: int, plan: Plan, enclosing: Frame | None, base: Node, context: Context
    ) -> None:
        self.number = number
        self.plan = plan
        self.enclosing = enclosing or self
        self.base = base
        self.exclusive = isinstance(context, tuple) and context[0] != MERGED
        shared = context[1] if isinstance(context, tuple) and not self.exclusive else None
        self.manifest = shared if isinstance(shared, Manifest) else None
        self.exact: Exact = _NOTHING_EXACT
        self.variables: dict[str, Node] = {}

    @property
    def returned(self) -> Node:
        """The node of what the code returns."""
        return self.base + self.plan.code.registers

    @property
    def yielded(self) -> Node:
        """The node of what the code yields."""
        return self.base + self.plan.code.registers + 1

    @property
    def raised(self) -> Node:
        """The node of the exceptions of the program that come out of the code."""
        return self.base + self.plan.code.registers + 2

    def node(self, register: Register) -> Node:
        """The node of a register."""
        return self.base + register

    def owner(self, code: int) -> Frame:
        """The frame of an enclosing code, by its index in the module."""
        frame = self
        while frame.plan.ref.index != code and frame.enclosing is not frame:
            frame = frame.enclosing
        return frame


class Frames:
    """All frames, by code and context.

    Args:
        solver: gives a frame its nodes.
        start: called with each frame that is new.
        budget: how many frames a code may get.
    """

    def __init__(self, solver: Solver, start: Callable[[Frame], None], budget: Budget) -> None:
        self._solver = solver
        self._budget = budget
        self._start = start
        self._by_context: dict[tuple[int, int, Context], Frame] = {}
        self._exact: dict[tuple[int, int], int] = {}
        self._sharing: dict[tuple[int, int, int], int] = {}
        self.all: list[Frame] = []
        self.of_plan: dict[int, list[Frame]] = {}
        self._bases = array("q")

    def get(self, plan: Plan, enclosing: Frame | None, context: Context = MERGED) -> Frame:
        """The frame of a code in a context, started where it is new."""
        key = (plan.number, -1 if enclosing is None else enclosing.number, context)
        frame = self._by_context.get(key)
        if frame is None:
            frame = self.make(plan, enclosing, context)
            self._start(frame)
        return frame

    def make(self, plan: Plan, enclosing: Frame | None, context: Context = MERGED) -> Frame:
        """A new frame, not yet started."""
        base = self._solver.allocate_reacting(plan.reacting)
        frame = Frame(len(self.all), plan, enclosing, base, context)
        self.all.append(frame)
        self._bases.append(base)
        self.of_plan.setdefault(plan.number, []).append(frame)
        self._by_context[plan.number, -1 if enclosing is None else enclosing.number, context] = (
            frame
        )
        return frame

    def runs(self, plan: Plan, enclosing: int) -> bool:
        """Whether a closure of the code over a frame runs anywhere."""
        return any(
            frame.enclosing.number == enclosing for frame in self.of_plan.get(plan.number, ())
        )

    def owner(self, node: Node) -> Frame:
        """The frame to which a node belongs as a register."""
        return self.all[bisect_right(self._bases, node) - 1]

    def called(
        self,
        plan: Plan,
        closure: Closure,
        call: Context,
        receiver: int | None,
        shares: Callable[[], tuple[tuple[Context, int], ...]],
        own: int,
    ) -> Frame:
        """The frame in which a call runs a closure.

        Args:
            plan: of the code of the closure.
            closure: the function.
            call: identifies the call and the frame it is made from.
            receiver: the object the function is bound to.
            shares: tells what calls have in common that share a frame, and how many such frames
                there are in the full budget; the first that are not used up count.
            own: how many calls get a frame of their own in the full budget.
        """
        enclosing = self.all[closure.frame]
        key = (plan.number, closure.frame)
        exact: Context = ("call", call, receiver)
        if (*key, exact) in self._by_context:
            return self.get(plan, enclosing, exact)
        if self._exact.get(key, 0) < self._budget.most(own):
            self._exact[key] = self._exact.get(key, 0) + 1
            return self.get(plan, enclosing, exact)
        for index, (told_by, most) in enumerate(shares()):
            shared: Context = (MERGED, told_by)
            if (*key, shared) in self._by_context:
                return self.get(plan, enclosing, shared)
            if self._sharing.get((*key, index), 0) < self._budget.most(most):
                self._sharing[(*key, index)] = self._sharing.get((*key, index), 0) + 1
                return self.get(plan, enclosing, shared)
        return self.get(plan, enclosing)
