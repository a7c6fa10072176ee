"""What a method reads of its own object where more objects run it than are followed.

It may be what any class has that inherits from the method's own: class hierarchy analysis (Dean,
Grove and Chambers, "Optimization of Object-Oriented Programs Using Static Class Hierarchy
Analysis", ECOOP 1995), over the classes of which the program makes instances (Bacon and Sweeney,
"Fast Static Analysis of C++ Virtual Function Calls", OOPSLA 1996).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lintkit.program import attributes
from lintkit.program.annotations import generic_instance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.ir import Register
    from lintkit.program.classes import ClassInfo
    from lintkit.program.descriptors import Reader
    from lintkit.program.link import Link
    from lintkit.program.plan import Plan

_MOST_INSTANCES = 100
"""How many instances are asked for what they hold."""


def read_of_heirs(link: Link, plan: Plan, receiver: Register, name: str, reader: Reader) -> None:
    """reader.target ⊇ self.name, once all classes are known; nothing where it is no method."""
    parameters = plan.code.parameters
    class_ = link.class_of_frame.get(reader.frame.enclosing.number)
    if class_ is not None and parameters and parameters[0].register == plan.unrefined(receiver):
        link.defer("receivers", partial(_read, link, class_, name, reader))


def _read(link: Link, class_: int, name: str, reader: Reader) -> bool:
    owners: set[int] = set()
    left = _MOST_INSTANCES
    for info in heirs(link.classes[class_]):
        instances = link.instances.get(info.number, [])
        owner = link.classes.owner(info.number, name)
        if instances and owner is not None and owner.number not in owners:
            owners.add(owner.number)
            attributes.read(link, generic_instance(link, info.number), name, reader)
        for instance in instances[:left]:
            if link.heap.has_field(instance, name):
                link.solver.connect(link.heap.field(instance, name), reader.target)
                left -= 1
    return True


def heirs(info: ClassInfo) -> Iterator[ClassInfo]:
    """A class and all that inherit from it."""
    found = {info.number: info}
    waiting = [info]
    while waiting:
        one = waiting.pop()
        yield one
        for subclass in one.subclasses:
            if subclass.number not in found:
                found[subclass.number] = subclass
                waiting.append(subclass)
