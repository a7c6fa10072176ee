"""Which classes pytest and unittest collect: they make an instance of each to run its tests.

A class that only others inherit from is not run for itself, and neither is what sets it up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.objects import Literal

if TYPE_CHECKING:
    from lintkit.program.link import Link


_METHOD = "test"
"""How the names of the methods begin that unittest runs."""


def is_collected(link: Link, class_: int) -> bool:
    """Whether a class has tests, and the name or base by which test runners find it."""
    info = link.classes[class_]
    plan = info.frame.plan
    is_case = any(base.endswith("TestCase") for base in link.classes.external_bases(class_))
    is_named = (
        link.library.tests.is_class(plan.ref.path, plan.code.name)
        and link.library.tests(plan.ref.path)
        and link.classes.owner(class_, "__init__") is None
    )
    return (is_case or is_named) and _has_tests(link, class_) and not _is_switched_off(link, class_)


def _has_tests(link: Link, class_: int) -> bool:
    path = link.classes[class_].frame.plan.ref.path
    bodies = (link.classes[one].frame for one in link.classes[class_].mro if one in link.classes)
    names = (name for body in bodies for name in body.plan.owned)
    return any(
        name.startswith(_METHOD) or link.library.tests.is_function(path, name) for name in names
    )


def _is_switched_off(link: Link, class_: int) -> bool:
    """Whether the class says `__test__ = False`."""
    said = link.solver.points_to[link.classes.raw(class_, "__test__")]
    return any(link.objects[value] == Literal("bool", value=False) for value in said)
