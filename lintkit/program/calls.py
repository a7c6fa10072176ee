"""What a call does, by what is called."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from lintkit.program.branches import captured_parameters, exact_parameters, returned_under
from lintkit.program.collected import passed
from lintkit.program.contexts import context_of, own_frames, shared_by
from lintkit.program.enums import MISSING, is_enum
from lintkit.program.frames import Frame
from lintkit.program.objects import (
    TYPED_DICTS,
    Bound,
    ClassObject,
    Closure,
    ContainerObject,
    Inherited,
    InstanceObject,
    Method,
    WrapperObject,
)
from lintkit.program.outside import BUILTIN_TYPES, exists
from lintkit.program.parameters import NO_ARGUMENTS, Arguments, Binding, default_nodes
from lintkit.program.raising import leaving
from lintkit.program.recording import record
from lintkit.program.resuming import awaiting, deliver_result
from lintkit.program.solver import Node
from lintkit.program.values import External, Unknown

if TYPE_CHECKING:
    from lintkit.program.branches import Exact
    from lintkit.program.link import Link
    from lintkit.program.objects import AbstractObject

MOST_PARTIALS = 3
"""How many partial functions around one function are unfolded."""

_FEW = 4
"""As many callables as one place may hold for partial functions around them to be told apart."""

MOST_NESTED = 3
"""How often calls that no code makes may lead to others: `map(map, ...)` would never end."""

SYNCHRONOUS = "asgiref.sync.async_to_sync"
"""The kind of a wrapper that waits for the coroutine which its function gives."""

CallKind: TypeAlias = Literal["call", "decorator", "implicit", "callback"]


class Call(Struct, frozen=True, gc=False):
    """A call in a frame.

    Attributes:
        position: of the instruction that calls.
        target: the node of the result; None where nobody looks at it.
        part: tells apart the calls that one instruction makes.
        partials: the partial functions and callable objects through which it came.
        nested: through how many objects it came that no code calls here: what a function of a
            library is given to call, and what is no function but stands for an `__init__`.
    """

    frame: Frame
    position: int
    kind: CallKind
    target: Node | None
    arguments: Arguments = NO_ARGUMENTS
    part: str = ""
    partials: tuple[int, ...] = ()
    nested: int = 0


def invoke(link: Link, call: Call, callee: int) -> None:
    """Calls an object."""
    value = link.objects[callee]
    if isinstance(value, Closure):
        run(link, call, callee, None)
    elif isinstance(value, Bound):
        _invoke_bound(link, call, value)
    elif isinstance(value, ClassObject):
        link.classes.when_ready(callee, partial(_instantiate, link, call, callee))
    elif isinstance(value, InstanceObject):
        call_special(link, call, callee, "__call__")
    elif isinstance(value, External):
        call_external(link, call, value.symbol, None)
    elif isinstance(value, Method):
        call_external(link, call, value.symbol, value.receiver)
    elif isinstance(value, WrapperObject):
        _invoke_wrapper(link, call, callee)
    else:
        _invoke_other(link, call, callee, value)


def _invoke_other(link: Link, call: Call, callee: int, value: AbstractObject) -> None:
    if isinstance(value, ContainerObject) and value.of_library:
        call_external(link, call, f"{value.kind}.__call__", callee)
    elif isinstance(value, ContainerObject) and value.kind == "generator":
        call_external(link, call, "builtins.generator.__call__", callee)
    elif isinstance(value, Unknown):
        hand_out(link, call)
        if call.target is not None:
            link.solver.add_one(call.target, callee)


def invoke_each(link: Link, call: Call, callee: Node) -> None:
    """Calls whatever the node will hold."""
    link.each(callee, partial(invoke, link, call))


def run(link: Link, call: Call, function: int, receiver: int | None) -> None:
    """Calls a function or lambda of the program."""
    closure = link.objects[function]
    assert isinstance(closure, Closure)  # noqa: S101  narrowed by the callers
    plan = link.plans[closure.code]
    own = own_frames(link, plan, call, receiver)
    context, shares = context_of(call), partial(shared_by, link, plan, call, receiver)
    frame = link.frames.called(plan, closure, context, receiver, shares, own)
    record(link, call, plan.ref, frame)
    link.solver.connect(frame.raised, leaving(link, call.frame, call.position))
    if plan.is_coroutine:
        link.coroutine_makers.add((call.frame.plan.number, plan.number))
    binding = Binding(link, frame, call.arguments, receiver, call.target)
    defaults = default_nodes(link, plan, closure)
    binding.defaults(defaults)
    shared = frame.manifest
    is_told = frame.exclusive or (shared is not None and not frame.exact)
    known: Exact = {}
    if plan.code.parameters and (is_told or plan.chooses):
        known = exact_parameters(link, frame, binding.given(defaults))
        known |= passed(plan, call, receiver)
    if is_told and plan.code.parameters and not call.partials:
        frame.exact = known if shared is None else shared.common(known)
    binding.hand_on(known)
    if plan.captured:
        frame.exact = frame.exact | captured_parameters(frame)
    if call.kind == "callback":
        link.library.call_back(link, frame, function)
    if call.target is not None:
        returned = returned_under(plan, known) if known and not is_told else None
        deliver_result(link, plan, frame, call.target, returned)


def call_external(link: Link, call: Call, symbol: str, receiver: int | None) -> None:
    """Calls something that is not part of the program."""
    if symbol not in BUILTIN_TYPES and symbol not in link.library.silent and exists(symbol):
        record(link, call, symbol)
    model = link.library.model(symbol)
    if model is not None:
        model(link, call, receiver)
        return
    hand_out(link, call)
    if call.target is None:
        return
    decorated = call.arguments.get(0)
    if call.kind == "decorator" and decorated is not None:
        link.solver.connect(decorated, call.target)
        return
    result = link.library.results.get(symbol, symbol)
    link.give(call.target, External(result, call.frame.plan.site(call.position)))


def hand_out(link: Link, call: Call) -> None:
    """Notes that code which is not known gets the arguments of a call."""
    arguments = call.arguments
    link.escaping.update(item.node for item in arguments.positional)
    link.escaping.update(node for _, node in arguments.keywords)
    link.escaping.update(arguments.spreads)


@dataclass(eq=False, slots=True)
class _CallSpecial:
    """Calls what is found of a special method. They are many: a closure takes six times as much."""

    link: Link
    call: Call
    receiver: int
    name: str

    def __call__(self, found: int) -> None:
        link, call = self.link, self.call
        value = link.objects[found]
        if isinstance(value, Closure):
            run(link, call, found, self.receiver)
        elif isinstance(value, Inherited):
            if self.name == "__call__":
                call_external(link, call, value.symbol.removesuffix(".__call__"), self.receiver)
        elif self.receiver not in call.partials and len(call.partials) < MOST_PARTIALS:
            invoke(link, replace(call, partials=(*call.partials, self.receiver)), found)


def call_special(link: Link, call: Call, receiver: int, name: str) -> bool:
    """Calls a special method, which is looked up on the class of an object.

    Returns:
        Whether the class, as far as it is known, has such a method in the program.
    """
    if name not in link.classes.names and name != "__call__":  # which a base outside may have
        return False
    found = []
    for class_ in types(link, receiver):
        special = _CallSpecial(link, call, receiver, name)
        link.each(link.classes.raw(class_, name), special)
        found.append(link.classes.owner(class_, name) is not None)
    return any(found)


def types(link: Link, number: int) -> tuple[int, ...]:
    """The class of an instance, or the metaclass of a class, where they are of the program."""
    value = link.objects[number]
    if isinstance(value, InstanceObject):
        return (value.class_,)
    metaclass = link.classes[number].metaclass if isinstance(value, ClassObject) else None
    if metaclass is None:
        return ()
    return tuple(one for one in sorted(link.solver.points_to[metaclass]) if one in link.classes)


def _invoke_bound(link: Link, call: Call, value: Bound) -> None:
    function = link.objects[value.function]
    if isinstance(function, Closure):
        run(link, call, value.function, value.receiver)
    else:
        arguments = call.arguments.after(link.constant(value.receiver))
        invoke(link, replace(call, arguments=arguments), value.function)


def _invoke_wrapper(link: Link, call: Call, number: int) -> None:
    wrapper = link.objects[number]
    assert isinstance(wrapper, WrapperObject)  # noqa: S101  narrowed by the callers
    model = link.library.models.get(f"{wrapper.kind}.__call__")
    if model is not None:
        model(link, call, number)
        return
    stored = link.partials.get(number)
    if stored is None or number in call.partials or len(call.partials) == MOST_PARTIALS:
        return
    if call.partials and _is_made_again(link, call, wrapper):
        return
    callee, first = stored
    given = call.arguments.positional
    receiver = 1 if wrapper.kind == "partialmethod" else 0
    arguments = Arguments(
        (*given[:receiver], *first.positional, *given[receiver:]),
        (
            *(item for item in first.keywords if item[0] not in dict(call.arguments.keywords)),
            *call.arguments.keywords,
        ),
        (*first.spreads, *call.arguments.spreads),
    )
    partials = (*call.partials, number)
    target = call.target
    if wrapper.kind == SYNCHRONOUS and target is not None:
        call = replace(call, target=awaiting(link, call, target))
    invoke_each(link, replace(call, arguments=arguments, partials=partials), callee)


def _is_made_again(link: Link, call: Call, wrapper: WrapperObject) -> bool:
    """Whether it is one of many, and an instruction that made one around it made it too.

    Each of many around each of many, and so on, would be more than can be followed.
    """
    among, _ = link.partials.get(call.partials[-1], (None, None))
    if among is None or len(link.solver.points_to[among]) <= _FEW:
        return False
    plan = link.frames.all[wrapper.frame].plan
    around = (link.objects[number] for number in call.partials)
    return any(
        isinstance(one, WrapperObject)
        and one.position == wrapper.position
        and link.frames.all[one.frame].plan is plan
        for one in around
    )


def _instantiate(link: Link, call: Call, class_: int) -> None:
    info = link.classes[class_]
    if info.metaclass is not None:
        own = link.solver.allocate(1)

        def call_metaclass(metaclass: int) -> None:
            if isinstance(link.objects[metaclass], ClassObject):
                link.solver.connect(link.classes.raw(metaclass, "__call__"), own)

        link.each(info.metaclass, call_metaclass)
        if link.solver.points_to[own]:
            link.each(own, partial(_call_as, link, call, class_))
            return
    if is_enum(link, class_):
        if call.target is not None:
            link.solver.connect(link.class_members(class_), call.target)
        given = call.arguments.get(0, "value")
        if given is not None and link.classes.owner(class_, MISSING) is not None:
            missing = replace(call, kind="implicit", part=f"{call.part}missing")
            link.defer("defaults", partial(_look_up, link, missing, class_, given))
        return
    if not TYPED_DICTS.isdisjoint(link.classes.external_bases(class_)):
        call_external(link, call, "builtins.dict", None)
        return
    construct(link, call, class_)


def _look_up(link: Link, call: Call, class_: int, given: Node) -> bool:
    """An enumeration is asked for a value that may be none of its members'."""
    members = link.solver.points_to[link.class_members(class_)]
    values = (link.solver.points_to[link.heap.field(one, "value")] for one in members)
    if not link.solver.points_to[given] <= frozenset().union(*values):
        link.each(link.classes.raw(class_, MISSING), partial(_call_missing, link, call, class_))
    return True


def _call_missing(link: Link, call: Call, class_: int, found: int) -> None:
    value = link.objects[found]
    if isinstance(value, WrapperObject) and value.kind == "classmethod":
        function = link.heap.field(found, "function")
        link.each(function, partial(_call_as, link, call, class_))


def _call_as(link: Link, call: Call, receiver: int, function: int) -> None:
    value = link.objects[function]
    if isinstance(value, Closure):
        run(link, call, function, receiver)
    elif isinstance(value, Inherited):
        construct(link, call, receiver)


def construct(link: Link, call: Call, class_: int) -> None:
    """`type.__call__`: `__new__`, then `__init__` of what it returned."""
    if link.classes.owner(class_, "__new__") is None:
        make_instance(link, call, class_)
        return
    made = link.solver.allocate(1)
    creation = replace(call, target=made, part=call.part + "new")

    def make(function: int) -> None:
        value = link.objects[function]
        if isinstance(value, Closure):
            run(link, creation, function, class_)
        elif isinstance(value, WrapperObject) and value.kind == "staticmethod":
            link.each(link.heap.field(function, "function"), make)
        elif isinstance(value, Inherited):
            link.solver.add_one(made, new_instance(link, call, class_))

    link.each(link.classes.raw(class_, "__new__"), make)

    def finish(number: int) -> None:
        if call.target is not None:
            link.solver.add_one(call.target, number)
        value = link.objects[number]
        if isinstance(value, InstanceObject) and link.classes.is_subclass(value.class_, class_):
            initialize(link, call, number)

    link.each(made, finish)


def make_instance(link: Link, call: Call, class_: int) -> None:
    """Makes an instance at the place of the call and initializes it."""
    number = new_instance(link, call, class_)
    if call.target is not None:
        link.solver.add_one(call.target, number)
    initialize(link, call, number)


def new_instance(link: Link, call: Call, class_: int) -> int:
    """The instance that a call makes; beyond some places, all those of a class are one."""
    return link.objects.number(link.classes.place(class_, call.frame.number, call.position))


def initialize(link: Link, call: Call, number: int) -> None:
    """Calls `__init__`, or what a dataclass or model has in its place."""
    instance = link.objects[number]
    assert isinstance(instance, InstanceObject)  # noqa: S101  narrowed by the callers
    class_ = instance.class_
    silent = replace(call, target=None, part=call.part + "init")
    if link.library.generated_init(link, silent, number):
        return

    def call_init(found: int) -> None:
        value = link.objects[found]
        if isinstance(value, Closure):
            run(link, silent, found, number)
        elif isinstance(value, Inherited):
            if not value.symbol.startswith("builtins."):
                call_external(link, silent, value.symbol, number)
            elif (model := link.library.model(value.symbol)) is not None:
                model(link, silent, number)
        elif silent.nested < MOST_NESTED:
            invoke(link, replace(silent, nested=silent.nested + 1), found)

    link.each(link.classes.raw(class_, "__init__"), call_init)
