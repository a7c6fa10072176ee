"""What making a class calls: `__set_name__` of attributes, `__init_subclass__`, the metaclass.

As the Python reference has it under "Creating the class object".
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lintkit import ir
from lintkit.program.calls import Call, call_special, run
from lintkit.program.enums import is_enum, make_members
from lintkit.program.namespaces import NAMESPACE, dictionary
from lintkit.program.objects import (
    ClassObject,
    Closure,
    ContainerObject,
    WrapperObject,
    literal,
)
from lintkit.program.parameters import OF_PARAMETERS, Arguments, Positional
from lintkit.program.values import External

if TYPE_CHECKING:
    from lintkit.program.classes import ClassInfo
    from lintkit.program.link import Link

_OBJECT = External("builtins.object")


def create(link: Link, info: ClassInfo) -> None:
    """Calls what runs once the body of a class has run."""
    if not _is_made_by_metaclass(link, info):
        announce(link, info, _call(link, info, ""))
    if is_enum(link, info.number):
        make_members(link, info, partial(_initialize_member, link, info))
    if info.metaclass is not None and not link.classes.functions.isdisjoint(
        {"__prepare__", "__new__", "__init__"}
    ):
        link.each(info.metaclass, partial(_run_metaclass, link, info))


def announce(link: Link, info: ClassInfo, call: Call) -> None:
    """Tells the attributes of a new class and its bases of it, as `type.__new__` does.

    Args:
        link: the link in progress.
        info: the class.
        call: what makes it; its keywords are those of the class statement.
    """
    defined = link.classes.functions
    if "__set_name__" in defined:
        for name in sorted(info.frame.plan.owned):
            _set_name(link, info, name, call)
    if "__init_subclass__" in defined:
        given = replace(call.arguments, positional=())
        inner = replace(call, target=None, arguments=given, part=f"{call.part}subclass")
        found = link.classes.raw_after(info.number, info.number, "__init_subclass__")
        link.each(found, partial(_call_for_class, link, inner, info.number))


def _is_made_by_metaclass(link: Link, info: ClassInfo) -> bool:
    """Whether a metaclass of the program calls `type.__new__` itself."""
    values = () if info.metaclass is None else link.solver.points_to[info.metaclass]
    return any(one in link.classes and link.classes.owner(one, "__new__") for one in values)


def _initialize_member(link: Link, info: ClassInfo, member: int, value: int) -> None:
    """A tuple in the body holds the arguments of `__init__`, anything else is the only one."""
    found = link.objects[value]
    star = isinstance(found, ContainerObject) and found.kind == "tuple"
    given = Arguments((Positional(link.constant(value), star),))
    call = replace(_call(link, info, f"member {member}"), arguments=given)
    call_special(link, call, member, "__init__")


def _call(link: Link, info: ClassInfo, part: str, *values: int) -> Call:
    """A call by the class statement, with its keywords."""
    frame = info.frame.enclosing
    position = info.position
    statement = frame.plan.code.instructions[position]
    assert isinstance(statement, ir.MakeClass | ir.Call)  # noqa: S101  what makes a class
    keywords = tuple(
        (argument.name, frame.node(argument.value))
        for argument in statement.arguments
        if argument.kind == "keyword" and argument.name != "metaclass"
    )
    positional = tuple(Positional(link.constant(value)) for value in values)
    return Call(frame, position, "implicit", None, Arguments(positional, keywords), part)


def _set_name(link: Link, info: ClassInfo, name: str, call: Call) -> None:
    told = (info.number, link.objects.number(literal(name)))
    given = Arguments(tuple(Positional(link.constant(value)) for value in told))
    inner = replace(call, target=None, arguments=given, part=f"{call.part}name {name}")
    bound = link.solver.allocate(1)
    link.read_variable(info.frame, name, bound)

    def tell(value: int) -> None:
        call_special(link, inner, value, "__set_name__")

    link.each(bound, tell)


def _call_for_class(link: Link, call: Call, class_: int, function: int) -> None:
    value = link.objects[function]
    if isinstance(value, Closure):
        run(link, call, function, class_)
    elif isinstance(value, WrapperObject) and value.kind == "classmethod":
        wrapped = link.heap.field(function, "function")
        link.each(wrapped, partial(_call_for_class, link, call, class_))


def _run_metaclass(link: Link, info: ClassInfo, metaclass: int) -> None:
    if not isinstance(link.objects[metaclass], ClassObject):
        return
    name = link.objects.number(literal(info.frame.plan.code.name))
    parts = (name, bases(link, info), dictionary(link, info.frame))
    for method, receiver, given in (
        ("__prepare__", metaclass, parts[:2]),
        ("__new__", metaclass, parts),
        ("__init__", info.number, parts),
    ):
        if link.classes.owner(metaclass, method) is not None:
            found = link.classes.raw(metaclass, method)
            call = _call(link, info, method, *given)
            link.each(found, partial(_call_for_class, link, call, receiver))


def bases(link: Link, info: ClassInfo) -> int:
    """The tuple of the bases of a class: `__bases__`."""
    number = link.objects.number(
        ContainerObject("tuple", info.frame.number, OF_PARAMETERS, "bases")
    )
    items = link.heap.items(number)
    for index, base in enumerate(info.bases):
        link.solver.connect(base, items.at(index))
    items.length = len(info.bases)
    return number


def order(link: Link, info: ClassInfo) -> int:
    """The tuple of a class and its bases, `__mro__`; of `object` there is only the place."""
    number = link.objects.number(
        ContainerObject("tuple", info.frame.number, OF_PARAMETERS, "order")
    )
    items = link.heap.items(number)
    if items.length is None:
        entries = [one for one in info.mro if link.objects[one] != _OBJECT]
        items.length = len(entries) + 1
        for index, entry in enumerate(entries):
            link.solver.add_one(items.at(index), entry)
    return number


def class_of_namespace(link: Link, value: int) -> int | None:
    """The class whose body binds the names of a dictionary; None for any other."""
    found = link.objects[value]
    if isinstance(found, ContainerObject) and found.part == NAMESPACE:
        return link.class_of_frame.get(found.frame)
    return None
