"""Which objects can pass a test of their class: `isinstance`, `issubclass`, `type(x) is`."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Protocol

from lintkit.program.client_classes import is_of
from lintkit.program.objects import (
    Bound,
    ClassObject,
    Closure,
    ContainerObject,
    InstanceObject,
    Literal,
    WrapperObject,
)
from lintkit.program.standard_classes import is_standard_instance
from lintkit.program.values import External, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.program.link import Link
    from lintkit.program.objects import AbstractObject
    from lintkit.program.solver import Node


class Keep(Protocol):
    """Takes whether a value can be what a test asks for, and what it then is."""

    def __call__(self, possible: bool | None, told: int = ..., /) -> None:  # noqa: FBT001
        """Keeps the value, or what it is told to be, where that agrees with the outcome."""


_OF_KNOWN_CLASS = (
    InstanceObject, Literal, ContainerObject, Closure, Bound, ClassObject, WrapperObject,
)  # fmt: skip


def pass_class(link: Link, classes: Node, value: int, keep: Keep) -> None:
    """`isinstance(value, classes)`."""
    found = link.objects[value]
    if isinstance(found, External) and found.origin is not None:
        _pass_external(link, classes, found, keep)
    elif isinstance(found, External) and _is_class_of_library(found.symbol):
        _pass_any(link, classes, partial(_is_promised, link), keep)
    elif isinstance(found, _OF_KNOWN_CLASS):
        _pass_any(link, classes, partial(is_instance, link, value), keep)
    else:
        keep(None)


def pass_exact_class(link: Link, classes: Node, value: int, keep: Keep) -> None:
    """`type(value) is classes`, or one of them."""
    if isinstance(link.objects[value], _OF_KNOWN_CLASS):
        _pass_any(link, classes, partial(_is_exactly, link, value), keep)
    else:
        keep(None)


def pass_subclass(link: Link, classes: Node, value: int, keep: Keep) -> None:
    """`issubclass(value, classes)`."""
    if isinstance(link.objects[value], ClassObject):
        _pass_any(link, classes, partial(_is_subclass, link, value), keep)
    else:
        keep(None)


def _pass_any(link: Link, classes: Node, ask: Callable[[int], bool | None], keep: Keep) -> None:
    def decide() -> bool:
        candidates = class_candidates(link, classes)
        if not candidates:
            return False
        answers = [ask(candidate) for candidate in candidates]
        keep(True in answers or (None if None in answers else False))
        return True

    if not decide():
        link.defer("tests", partial(_decide_late, decide, keep))


def _pass_external(link: Link, classes: Node, found: External, keep: Keep) -> None:
    """What a library made is, where it passes the test, of the builtin type that was asked for."""

    def decide() -> bool:
        candidates = [link.objects[one] for one in class_candidates(link, classes)]
        symbols = [one.symbol if isinstance(one, External) else "" for one in candidates]
        answers = [is_of(found.symbol, symbol) for symbol in symbols]
        if True in answers or (answers and None not in answers):
            keep(True in answers)
            return True
        for symbol in symbols:
            if _is_plain_type(symbol):
                keep(None, link.objects.number(External(symbol, found.origin)))
            else:
                keep(None)
        return bool(candidates)

    if not decide():
        link.defer("tests", partial(_decide_late, decide, keep))


def _is_promised(link: Link, class_: int) -> bool | None:
    """Whether an object that a library's class is promised to have made is of a class.

    It is of none of the program that builds on no library.
    """
    bases = link.classes.external_bases(class_) if class_ in link.classes else None
    if bases is None or _has_opinion(link, class_, "__instancecheck__"):
        return None
    is_apart = not (is_protocol(link, class_) or _registers_others(link, class_))
    return False if is_apart and all(map(_is_standard, bases)) else None


def _is_class_of_library(symbol: str) -> bool:
    return symbol.rpartition(".")[2][:1].isupper() and not _is_standard(symbol)


def _is_standard(symbol: str) -> bool:
    return symbol.partition(".")[0] in sys.stdlib_module_names


def _decide_late(decide: Callable[[], bool], keep: Keep) -> bool:
    if not decide():
        keep(None)
    return True


def class_candidates(link: Link, node: Node) -> list[int]:
    """What the second argument of `isinstance` may be: a class, or those in a tuple."""
    candidates = []
    for number in sorted(link.solver.points_to[node]):
        if isinstance(link.objects[number], ContainerObject):
            candidates += sorted(link.solver.points_to[link.heap.items(number).every])
        else:
            candidates.append(number)
    return candidates


_TYPE_NAMES = {"string": "str", "bool": "bool"}


def is_instance(link: Link, value: int, class_: int) -> bool | None:
    """Whether an object is of a class; None where that is not known."""
    found, wanted = link.objects[value], link.objects[class_]
    if _has_opinion(link, class_, "__instancecheck__"):
        return None
    if isinstance(wanted, External) and not _is_plain_type(wanted.symbol):
        return is_standard_instance(link, value, wanted.symbol)
    if isinstance(found, InstanceObject):
        return _inherits(link, found.class_, class_)
    if isinstance(found, ClassObject):
        return _is_class(link, value, wanted)
    if isinstance(wanted, ClassObject):
        return False
    if not isinstance(wanted, External):
        return None
    if isinstance(found, Literal):
        return wanted.symbol == f"builtins.{found.type}" or (
            wanted.symbol == "builtins.int" and found.type == "bool"
        )
    if isinstance(found, ContainerObject):
        return wanted.symbol == f"builtins.{_TYPE_NAMES.get(found.kind, found.kind)}"
    return False


def _has_opinion(link: Link, class_: int, hook: str) -> bool:
    """Whether a metaclass decides itself what belongs to a class."""
    if hook not in link.classes.names or class_ not in link.classes:
        return False
    metaclass = link.classes[class_].metaclass
    values = () if metaclass is None else link.solver.points_to[metaclass]
    return any(one in link.classes and link.classes.owner(one, hook) for one in values)


def _is_class(link: Link, class_: int, wanted: AbstractObject) -> bool | None:
    """Whether a class is what a metaclass makes, or of a builtin type."""
    if isinstance(wanted, External) and _is_plain_type(wanted.symbol):
        return wanted.symbol == "builtins.type"
    if isinstance(wanted, ClassObject) and link.classes[class_].metaclass is None:
        return None if link.classes.external_bases(class_) else False
    return None


def _is_exactly(link: Link, value: int, class_: int) -> bool | None:
    found = link.objects[value]
    if isinstance(found, Literal) and found.type == "bool":
        return link.objects[class_] == External("builtins.bool")
    if not isinstance(found, InstanceObject):
        return is_instance(link, value, class_)
    wanted = link.objects[class_]
    if value in link.promised and isinstance(wanted, ClassObject):  # it may be of any class below
        return None if _inherits(link, class_, found.class_) is not False else False
    return found.class_ == class_ or (None if isinstance(wanted, Unknown) else False)


def _is_subclass(link: Link, class_: int, base: int) -> bool | None:
    if _has_opinion(link, base, "__subclasscheck__"):
        return None
    return _inherits(link, class_, base)


def _inherits(link: Link, class_: int, base: int) -> bool | None:
    wanted = link.objects[base]
    bases = link.classes.external_bases(class_)
    if isinstance(wanted, ClassObject):
        if link.classes.is_subclass(class_, base):
            return True
        if is_protocol(link, base):
            return _conforms(link, class_, base)
        return None if bases or _registers_others(link, base) else False
    if isinstance(wanted, External):
        if wanted.symbol in bases:
            return True
        return None if bases or not _is_plain_type(wanted.symbol) else False
    return None


def _registers_others(link: Link, class_: int) -> bool:
    """Whether the program asks an abstract class to take others for its subclasses."""
    return (class_, "register") in link.attributes and not link.classes.owner(class_, "register")


_PROTOCOLS = frozenset({External("typing.Protocol"), External("typing_extensions.Protocol")})


def is_protocol(link: Link, class_: int) -> bool:
    """Whether a class only says what others have; it has no instances of its own."""
    direct = (link.solver.points_to[base] for base in link.classes[class_].bases)
    return any(link.objects[number] in _PROTOCOLS for values in direct for number in values)


def _conforms(link: Link, class_: int, protocol: int) -> bool | None:
    """Whether a class has the methods that a protocol asks for."""
    asked = {child.code.name for child in link.classes[protocol].frame.plan.children.values()}
    if all(link.classes.owner(class_, name) is not None for name in asked):
        return True
    return None if link.classes.external_bases(class_) else False


def _is_plain_type(symbol: str) -> bool:
    return symbol in {
        f"builtins.{name}"
        for name in ("str", "int", "float", "bool", "bytes", "list", "tuple", "dict", "set", "type")
    }
