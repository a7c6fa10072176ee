"""Arguments that say themselves what they are: calls that pass the same ones share a frame.

A function that asks what an argument is does different things for a text than for a list, and for
one name than for another. Calls are told apart by that where they write the argument out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.asked_keywords import passed_keywords
from lintkit.program.collected import passed

if TYPE_CHECKING:
    from collections.abc import Hashable

    from lintkit.ir import Register
    from lintkit.program.branches import Exact
    from lintkit.program.calls import Call
    from lintkit.program.plan import Plan
    from lintkit.program.solver import Node, Values

_LONGEST_TEXT = 40
"""Characters; what a function compares with are names."""

_LEFT_OUT = "left out"
_LONG = "long text"


@dataclass(frozen=True, slots=True)
class _Named:
    """What a module has under a name, such as a class or a function."""

    path: str
    name: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What calls pass for the parameters that a code asks about.

    Attributes:
        told: by register; what is neither written out nor left to the default is missing.
        receiver: the class that they make an instance of, or whose attribute they ask for.
    """

    told: tuple[tuple[Register, Hashable], ...]
    receiver: int | None = None

    def common(self, exact: Exact) -> Exact:
        """What all calls know of the parameters that one of them knows exactly."""
        return {
            register: type(exact[register]) if told == _LONG else exact[register]
            for register, told in self.told
            if register in exact and not isinstance(told, _Named)
        }


def manifest_of_maker(plan: Plan, call: Call, class_: int) -> Manifest:
    """The class of which a call makes an instance, and the keywords that decide how."""
    keywords = passed_keywords(plan, call)
    return Manifest(() if keywords is None else (keywords,), class_)


def manifest_of_hook(plan: Plan, name: Values, receiver: int) -> Manifest:
    """The name of an attribute, and the object or class that is asked for it."""
    return Manifest(((plan.code.parameters[1].register, name),), receiver)


def manifest(plan: Plan, call: Call) -> Manifest | None:
    """What a call of a code writes out for the parameters that it asks about; None: nothing."""
    found: list[tuple[Register, Hashable]] = list(passed(plan, call, None).items())
    if call.arguments.open or call.partials or not plan.asked:
        return Manifest(tuple(found)) if found else None
    for index, parameter in enumerate(plan.code.parameters):
        if parameter.register in plan.asked and parameter.kind != "var_keyword":
            told = _told(call, call.arguments.get(index, parameter.name))
            if told is not None:
                found.append((parameter.register, told))
    arguments = call.arguments
    if (arguments.positional or arguments.keywords) and all(one == _LEFT_OUT for _, one in found):
        return None  # what is passed may be anything, and is better told apart by where it is
    return Manifest(tuple(found)) if found else None


def _told(call: Call, node: Node | None) -> Hashable:
    if node is None:
        return _LEFT_OUT
    register = node - call.frame.base
    plan = call.frame.plan
    if not 0 <= register < plan.code.registers:
        return None
    made = plan.defining(register)
    if isinstance(made, ir.Const):
        value = made.value
        long = isinstance(value, str) and len(value) > _LONGEST_TEXT
        return _LONG if long else (type(value).__name__, value)
    if isinstance(made, ir.LoadName) and made.owner == ir.MODULE_CODE:
        return _Named(plan.module.path, made.name)
    return made.kind if isinstance(made, ir.Build) else None
