"""The abstract objects of the solver, interned as integers.

They are finer than the public values: an object knows the frame (code and context) in which it
was made, so that two calls of one factory make two objects (heap cloning).
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from lintkit.ir import Scalar
from lintkit.program.solver import OVERFLOW
from lintkit.program.values import External, ModuleValue, Unknown

if TYPE_CHECKING:
    from collections.abc import Hashable


class Literal(Struct, frozen=True, gc=False):
    """A constant. `type` keeps `1`, `1.0` and `True` apart."""

    type: str
    value: Scalar


class Affixed(Struct, frozen=True, gc=False):
    """A text of which only the beginning and the end are known; one of them is not empty."""

    prefix: str
    suffix: str

    def matches(self, text: str) -> bool:
        """Whether it can be that text."""
        rest = text.removeprefix(self.prefix)
        return text.startswith(self.prefix) and rest.endswith(self.suffix)


class Closure(Struct, frozen=True, gc=False):
    """A function or lambda together with the frame in which its definition ran."""

    code: int
    frame: int


class Bound(Struct, frozen=True, gc=False):
    """A function object bound to the object through which it was looked up."""

    function: int
    receiver: int


class ClassObject(Struct, frozen=True, gc=False):
    """A class together with the frame in which its definition ran."""

    code: int
    frame: int


class InstanceObject(Struct, frozen=True, gc=False):
    """An instance: its class, and the place in a frame where it was made."""

    class_: int
    frame: int
    position: int


ROWS = "rows"
"""The part of what hands out its items in order though it is no sequence."""


class ContainerObject(Struct, frozen=True, gc=False):
    """A built-in container, generator, iterator or future, by the place that made it.

    `kind` is the word for a builtin type, or the dotted name of a library's, as "queue.Queue".
    `part` tells apart what one place makes: `*args`, the pairs of `items()`, …
    """

    kind: str
    frame: int
    position: int
    part: str = ""

    @property
    def in_order(self) -> bool:
        """Whether it hands out what is under its indices, the first one first."""
        return self.kind in {"list", "tuple"} or self.part == ROWS

    @property
    def of_library(self) -> bool:
        """Whether it is an object of a library rather than of a builtin type."""
        return "." in self.kind


TYPED_DICTS = frozenset({"typing.TypedDict", "typing_extensions.TypedDict"})
"""Calling a class with such a base makes a plain dict."""

MAPPINGS = {
    "dict": "builtins.dict",
    **{
        name: f"collections.{name}"
        for name in ("ChainMap", "Counter", "OrderedDict", "defaultdict")
    },
    **{f"{name}": f"weakref.{name}" for name in ("WeakKeyDictionary", "WeakValueDictionary")},
}
"""The kinds of containers that hold values by key, and the public names of their types."""


class WrapperObject(Struct, frozen=True, gc=False):
    """What a decorator, `partial` or annotation of a library wraps; contents are in the heap."""

    kind: str
    frame: int
    position: int


AROUND = "contextlib.ContextDecorator.applied"
"""The kind of the wrapper of a function that runs within a context manager."""

ACCESSORS = {"fget": "function", "fset": "setter", "fdel": "deleter"}
"""The functions of a property: by attribute, the field of its wrapper."""


class Method(Struct, frozen=True, gc=False):
    """A method of a built-in object or wrapper: its public name, and what it is bound to."""

    symbol: str
    receiver: int


class Namespace(Struct, frozen=True, gc=False):
    """A namespace package of the program by dotted name, as seen from a file."""

    name: str
    importer: str


class Inherited(Struct, frozen=True, gc=False):
    """An attribute that a class has from a base outside the program."""

    symbol: str


class SuperObject(Struct, frozen=True, gc=False):
    """`super()` within a class, for a receiver."""

    class_: int
    receiver: int


AbstractObject: TypeAlias = (
    Literal
    | Affixed
    | Closure
    | Bound
    | ClassObject
    | InstanceObject
    | ContainerObject
    | WrapperObject
    | Method
    | Namespace
    | Inherited
    | SuperObject
    | ModuleValue
    | External
    | Unknown
)

_RANKS: dict[type, int] = {
    ContainerObject: 1,
    **dict.fromkeys((Bound, ClassObject, Closure, WrapperObject), 2),
}
"""What is called, above what holds it, above data and objects of which little more can be told."""

_SHARED: dict[type, str] = {
    Bound: "function",
    ClassObject: "code",
    Closure: "code",
    External: "symbol",
    InstanceObject: "class_",
}
"""What tells most of an object, by its type: objects made in other frames have it in common."""

SPREADABLE = (ContainerObject, InstanceObject, External)
"""What `*` and `**` can spread; what stands for values that are not followed is none of it."""

MOST_CALLABLES = 100
"""How many instances of a class are told apart that are called: each may stand for a function."""

TOO_MANY = Unknown("more values reach this place than are followed")


class Objects:
    """The objects met so far; an object's number is its index.

    Attributes:
        ranks: how long each is followed where there are many.
        kins: by object, the first one that does the same where it is called.
    """

    def __init__(self) -> None:
        self._numbers: dict[AbstractObject, int] = {}
        self._first_of_kin: dict[tuple[type, Hashable], int] = {}
        self.all: list[AbstractObject] = []
        self.ranks = bytearray()
        self.kins = array("q")
        assert self.number(TOO_MANY) == OVERFLOW  # noqa: S101  the solver names it by number

    def number(self, value: AbstractObject) -> int:
        """The number of an object."""
        number = self._numbers.get(value)
        if number is None:
            number = self._numbers[value] = len(self.all)
            self.all.append(value)
            self._classify(number, value)
        return number

    def _classify(self, number: int, value: AbstractObject) -> None:
        kind = type(value)
        self.ranks.append(_RANKS.get(kind, 0))
        shared = _SHARED.get(kind)
        if shared is not None:
            number = self._first_of_kin.setdefault((kind, getattr(value, shared)), number)
        self.kins.append(number)

    def __getitem__(self, number: int) -> AbstractObject:
        return self.all[number]


def literal(value: Scalar) -> Literal:
    """A constant as an object."""
    return Literal(type(value).__name__, value)
