"""The abstract values that linking computes, and the references by which it names things.

Allocation-site abstraction (Andersen, 1994): everything that one place in the source creates is
one value.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct, structs

from lintkit.ir import Register, Scalar
from lintkit.model import Confidence, Step


class CodeRef(Struct, cache_hash=True, frozen=True, order=True):
    """A code of the program: the path of its module and its index in `Module.codes`."""

    path: str
    index: int


class Site(Struct, cache_hash=True, frozen=True, order=True):
    """An instruction of the program: `position` is its index in the code's instructions."""

    code: CodeRef
    position: int


class Place(Struct, cache_hash=True, frozen=True, order=True):
    """A register of a code: where a value can be asked for."""

    code: CodeRef
    register: Register


class Field(Place, cache_hash=True, frozen=True, order=True):
    """An attribute of the object in a register, where the text names no register for it."""

    name: str


class Element(Place, cache_hash=True, frozen=True, order=True):
    """Any element of the iterable in a register, as `map` hands on one after another."""


class Constant(Struct, cache_hash=True, frozen=True):
    """A literal."""

    value: Scalar


class Function(Struct, cache_hash=True, frozen=True):
    """A function of the program. `receiver` is set where it is bound to an object."""

    code: CodeRef
    receiver: Object | None = None


class Class(Struct, frozen=True):
    """A class of the program."""

    code: CodeRef


class Instance(Struct, cache_hash=True, frozen=True):
    """What instantiating a class of the program at `site` gives."""

    class_: CodeRef
    site: Site


class Container(Struct, cache_hash=True, frozen=True):
    """A list, tuple, set, dict, string built of parts, or generator, made at `site`."""

    kind: str
    site: Site


class ModuleValue(Struct, frozen=True):
    """A module or package of the program, by path; a namespace package by its folder."""

    path: str


PARTIAL = "functools.partial"
"""What makes a function of another and some of its arguments."""


class External(Struct, cache_hash=True, frozen=True):
    """Something that the program imports from elsewhere, or gets from it.

    Attributes:
        symbol: dotted path, "openai.OpenAI.chat.completions.create"; builtins are
            "builtins.open". Calling a symbol keeps its path, so that what is reached from the
            result of `openai.OpenAI()` is "openai.OpenAI.chat": what a class documents.
        origin: the call that produced the object from which the path leads here; None where the
            symbol is imported rather than produced.
    """

    symbol: str
    origin: Site | None = None


class Unknown(Struct, frozen=True):
    """A value that linking cannot tell.

    Attributes:
        reason: why, in words for a reader.
    """

    reason: str


Object: TypeAlias = Instance | Class | Container | External | ModuleValue
AbstractValue: TypeAlias = (
    Constant | Function | Class | Instance | Container | ModuleValue | External | Unknown
)


class Entered(Struct, cache_hash=True, frozen=True, order=True):
    """A code, and the call that the walk takes as the one that runs it."""

    code: CodeRef
    site: Site


Key: TypeAlias = Scalar | Instance
"""Under which an item of a container stands: a constant, or a member of an enumeration."""


class Origin(Struct, cache_hash=True, frozen=True):
    """Where a value comes from in the end, as a name by which two values are known to be the same.

    Attributes:
        anchor: the register that a code or a library gives, a class of which it is an attribute,
            or the name of an environment variable.
        path: attributes and keys from there on.
        objects: those of which a method or its class is meant; empty: any.
    """

    anchor: Place | CodeRef | str
    path: tuple[Scalar, ...] = ()
    objects: frozenset[Instance] = frozenset()

    def is_same(self, other: Origin) -> bool:
        """Whether the value is the same as one from another origin."""
        if (self.anchor, self.path) != (other.anchor, other.path):
            return False
        return not self.objects or not other.objects or not self.objects.isdisjoint(other.objects)


class Premise(Struct, cache_hash=True, frozen=True):
    """What a test says of the value from an origin: it is one of some, or none of these.

    Attributes:
        keys: constants and members of enumerations; texts in small letters.
    """

    origin: Origin
    keys: frozenset[Key]
    is_one: bool

    def allows(self, key: Key) -> bool:
        """Whether the value can be a key; whether a member equals a constant is not known."""
        if any(isinstance(one, Instance) != isinstance(key, Instance) for one in self.keys):
            return True
        told = key.casefold() if isinstance(key, str) else key
        return (told in self.keys) == self.is_one

    def excludes(self, other: Premise) -> bool:
        """Whether no value is as both say."""
        kinds = {isinstance(key, Instance) for key in self.keys | other.keys}
        if not self.origin.is_same(other.origin) or len(kinds) > 1:
            return False
        if self.is_one and other.is_one:
            return self.keys.isdisjoint(other.keys)
        if self.is_one:
            return self.keys <= other.keys
        return other.is_one and other.keys <= self.keys


class Context(Struct, cache_hash=True, frozen=True):
    """What a walk knows of the run it looks at.

    Attributes:
        calls: the calls that it entered on its way, innermost last: leaving a code through its
            parameters leads back to the call through which the walk came, and to no other.
        objects: those whose attributes it follows; empty: any.
        depth: how many callers up it has come.
        behind: for each of the calls, the objects in the code that makes it.
        premises: what tests say that lead to the place asked about.
    """

    calls: tuple[Entered, ...] = ()
    objects: frozenset[Instance] = frozenset()
    depth: int = 0
    behind: tuple[frozenset[Instance], ...] = ()
    premises: frozenset[Premise] = frozenset()

    def enter(
        self, code: CodeRef, site: Site, objects: frozenset[Instance] = frozenset()
    ) -> Context:
        """Into a code, by a call, which is perhaps a method of one of some objects."""
        calls = (*self.calls, Entered(code, site))
        return structs.replace(
            self, calls=calls, objects=objects, behind=(*self.behind, self.objects)
        )

    def entered_by(self, code: CodeRef) -> Site | None:
        """The call through which the walk came into a code, where that is where it stands."""
        return self.calls[-1].site if self.calls and self.calls[-1].code == code else None

    def leave(self) -> Context:
        """Back to the call through which the walk came last."""
        return structs.replace(
            self, calls=self.calls[:-1], objects=self.behind[-1], behind=self.behind[:-1]
        )

    def elsewhere(self, objects: frozenset[Instance] = frozenset()) -> Context:
        """To a place that runs at another time, about which no more than this is known."""
        return Context((), objects, self.depth, premises=self.premises)


class Flow(Struct, frozen=True):
    """One way in which a value reaches a place.

    Attributes:
        value: the value at the far end.
        steps: the way from the place asked about back to where the value comes from.
        callers: the call sites through whose arguments it came, nearest first.
        source: how the far end came by it, in the words of the inventory's contract.
        conditional: it arrives on some paths only (a branch, `a or b`, one of several writes).
        present: a test on the way shows that it is not None, as the left side of `or` is not.
        made_in: of an object of a library, in which runs of the code around the call it was made.
        left_to: the parameter that nothing is seen to pass and whose default it is, if it has one.
    """

    value: AbstractValue
    steps: tuple[Step, ...] = ()
    callers: tuple[Site, ...] = ()
    source: Literal[
        "literal",
        "constant",
        "parameter_default",
        "environment",
        "environment_default",
        "settings_default",
        "argument",
        "unknown",
    ] = "unknown"
    conditional: bool = False
    present: bool = False
    made_in: Context = Context()
    left_to: tuple[CodeRef, str] | None = None


class BoundArguments(Struct, frozen=True):
    """The arguments of a call, `*` and `**` expanded as far as they are known.

    Attributes:
        positional: places of the positional arguments.
        keywords: places of the keyword arguments; several where branches differ.
        optional: keywords that are passed on some paths only.
        open: a `*args` or `**kwargs` remains whose content is not known, so that an argument
            that is not listed may still be passed.
    """

    positional: tuple[Place, ...]
    keywords: dict[str, tuple[Place, ...]]
    optional: frozenset[str] = frozenset()
    open: bool = False

    @property
    def places(self) -> tuple[Place, ...]:
        """Where all of them stand, the positional ones first."""
        return (*self.positional, *(one for places in self.keywords.values() for one in places))


NOWHERE = -1
"""What is around a function that is no closure."""


class CallEdge(Struct, frozen=True):
    """An edge of the call graph.

    Attributes:
        caller: the code that calls.
        callee: a code of the program, or the public name of an external symbol.
        site: the call; an implicit one (`for`, `with`, operators) stands where it happens.
        kind: "call", "decorator", "implicit" or "callback" (handed to a library that calls it).
        confidence: "low" marks a fallback by the name of a method.
        scopes: of closures, by number the runs of the functions around caller and callee, so that
            a wrapper which decorates many functions need not connect them; NOWHERE for what is no
            closure. Empty where neither is one.
    """

    caller: CodeRef
    callee: CodeRef | str
    site: Site
    kind: Literal["call", "decorator", "implicit", "callback"]
    confidence: Confidence = "high"
    scopes: frozenset[tuple[int, int]] = frozenset()
