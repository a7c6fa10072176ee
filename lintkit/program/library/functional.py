"""functools, contextlib and kin."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lintkit.program import protocols
from lintkit.program.calls import call_special
from lintkit.program.displays import only_sequence
from lintkit.program.library.support import (
    Model,
    call_back_with,
    elements_of,
    new_container,
    return_container,
    return_node,
    return_number,
    return_type,
    returns_argument,
    runs,
    where,
)
from lintkit.program.marks import WRAPPED
from lintkit.program.objects import (
    Bound,
    Closure,
    InstanceObject,
    Method,
    WrapperObject,
    literal,
)
from lintkit.program.rich_comparison import ORDERED
from lintkit.program.values import PARTIAL, External

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.program.calls import Call
    from lintkit.program.heap import Items
    from lintkit.program.link import Link
    from lintkit.program.parameters import Arguments
    from lintkit.program.solver import Node

_APPLIED = "<applied>"
"""The last name of what a decorator with options returns: it passes on what it decorates."""

_LRU = "functools.lru_cache"

_CMP_TO_KEY = "functools.cmp_to_key"

_MOST_STEPS = 6
"""How many elements of a sequence are reduced one by one."""


def _partial(kind: str) -> Model:
    def model(link: Link, call: Call, _: int | None) -> None:
        callee = call.arguments.get(0, "func")
        if callee is None:
            return
        number = link.objects.number(WrapperObject(kind, call.frame.number, call.position))
        bound = call.arguments.from_index(1)
        link.partials[number] = (callee, bound)
        _show_parts(link, call, number, callee, bound)
        return_number(link, call, number)

    return model


def _show_parts(link: Link, call: Call, number: int, callee: Node, bound: Arguments) -> None:
    """Gives a partial function the attributes that the program reads by these names."""
    if "func" in link.read_names:
        link.solver.connect(callee, link.heap.field(number, "func"))
    if "args" in link.read_names:
        args, items = new_container(link, call, "tuple", "args")
        for index, argument in enumerate(bound.positional):
            if argument.star:
                protocols.elements(link, where(call, "args"), argument.node, items.unknown)
            else:
                link.solver.connect(argument.node, items.at(index))
        link.solver.add_one(link.heap.field(number, "args"), args)
    if "keywords" in link.read_names:
        keywords, items = new_container(link, call, "dict", "keywords")
        for name, node in bound.keywords:
            link.give(items.names, literal(name))
            link.solver.connect(node, items.at(name))
        link.solver.add_one(link.heap.field(number, "keywords"), keywords)


def _new_type(link: Link, call: Call, _: int | None) -> None:
    """`NewType(name, type)`, and what that gives: a function that returns its argument."""
    if call.arguments.get(1, "tp") is None:
        return_node(link, call, call.arguments.get(0))
    else:
        return_type(link, call, "typing.NewType")


def _total_ordering(link: Link, call: Call, _: int | None) -> None:
    """Notes that the class has all comparisons once it has one."""
    decorated = call.arguments.get(0)
    if decorated is not None:
        link.each(decorated, lambda class_: link.heap.mark(class_, ORDERED))
    return_node(link, call, decorated)


def _method_type(link: Link, call: Call, _: int | None) -> None:
    """`types.MethodType(function, receiver)`."""
    function, receiver = call.arguments.get(0), call.arguments.get(1)
    target = call.target
    if function is None or receiver is None or target is None:
        return

    def bind(found: int) -> None:
        link.each(receiver, lambda owner: link.give(target, Bound(found, owner)))

    link.each(function, bind)


def _reduce(link: Link, call: Call, _: int | None) -> None:
    iterable, initial = call.arguments.get(1), call.arguments.get(2, "initial")
    sequence = None if iterable is None else only_sequence(link, iterable)
    if sequence is not None and sequence.length is not None and sequence.length <= _MOST_STEPS:
        _reduce_in_steps(link, call, sequence, sequence.length, initial)
        return
    element = elements_of(link, call, iterable)
    carried = link.solver.allocate(1)
    first = element if initial is None else initial
    link.solver.connect(first, carried)
    result = call_back_with(link, call, call.arguments.get(0), carried, element)
    link.solver.connect(result, carried)
    return_node(link, call, result)
    return_node(link, call, first)


def _reduce_in_steps(
    link: Link, call: Call, sequence: Items, length: int, initial: Node | None
) -> None:
    """Calls the function with each element in turn; what is added later may be any of them."""
    places = [link.solver.allocate(1) for _ in range(length)]
    for index, place in enumerate(places):
        sequence.read(index, place)
    carried = initial
    for index, place in enumerate(places):
        if carried is None:
            carried = place
            continue
        function = call.arguments.get(0)
        carried = call_back_with(link, call, function, carried, place, part=f"back{index}")
    return_node(link, call, carried)


def _cache(symbol: str) -> Model:
    """A cached function: `@cache`, `@lru_cache` and `@lru_cache(maxsize=1)`."""

    def model(link: Link, call: Call, _: int | None) -> None:
        function = call.arguments.get(0, "user_function")
        if function is not None:
            link.each(function, partial(_add_methods, link, symbol))
            return_node(link, call, function)
        if call.kind != "decorator" and call.target is not None:
            link.give(call.target, External(f"{symbol}.{_APPLIED}"))

    return model


def _add_methods(link: Link, symbol: str, function: int) -> None:
    for name in ("cache_clear", "cache_info", "cache_parameters"):
        link.give(link.heap.field(function, name), Method(f"{symbol}.{name}", function))


def _cmp_to_key(link: Link, call: Call, _: int | None) -> None:
    """Gives a key: what it makes of elements is compared by a function of two of them."""
    number = link.objects.number(WrapperObject(_CMP_TO_KEY, call.frame.number, call.position))
    compare = call.arguments.get(0, "mycmp")
    if compare is not None:
        link.solver.connect(compare, link.heap.field(number, "function"))
    return_number(link, call, number)


def _compare_keys(link: Link, call: Call, receiver: int | None) -> None:
    element = call.arguments.get(0)
    if receiver is not None and element is not None:
        compare = link.heap.field(receiver, "function")
        call_back_with(link, call, compare, element, element, part="compare")


def _enter_context(*, is_async: bool) -> Model:
    def model(link: Link, call: Call, _: int | None) -> None:
        manager = call.arguments.get(0)
        if manager is not None and call.target is not None:
            target = call.target
            link.each(
                manager,
                lambda number: protocols.enter(
                    link, where(call), number, target, is_async=is_async
                ),
            )

    return model


def _wraps(link: Link, call: Call, _: int | None) -> None:
    """`wraps(function)` gives a decorator."""
    number = link.objects.number(WrapperObject("functools.wraps", call.frame.number, call.position))
    wrapped = call.arguments.get(0, "wrapped")
    if wrapped is not None:
        link.solver.connect(wrapped, link.heap.field(number, "function"))
    return_number(link, call, number)


def _wrap(link: Link, call: Call, receiver: int | None) -> None:
    if receiver is not None:
        _put_around(link, call, link.heap.field(receiver, "function"))


def _update_wrapper(link: Link, call: Call, _: int | None) -> None:
    wrapped = call.arguments.get(1, "wrapped")
    if wrapped is not None:
        _put_around(link, call, wrapped)


def _put_around(link: Link, call: Call, wrapped: Node) -> None:
    """The first argument stands for a function from now on, and leads to it."""
    wrapper = call.arguments.get(0, "wrapper")

    def lead(number: int) -> None:
        if isinstance(link.objects[number], Closure | InstanceObject):
            link.solver.connect(wrapped, link.heap.field(number, WRAPPED))

    if wrapper is not None:
        link.each(wrapper, lead)
    return_node(link, call, wrapper)


def _null_context(link: Link, call: Call, _: int | None) -> None:
    items = return_container(link, call, "generator")
    value = call.arguments.get(0, "enter_result")
    if value is not None:
        link.solver.connect(value, items.unknown)


def _closing(method: str, close: Callable[[Link, Call, int, str], bool]) -> Model:
    """Gives its argument, and closes it in the end."""

    def model(link: Link, call: Call, _: int | None) -> None:
        _null_context(link, call, None)
        thing = call.arguments.get(0, "thing")
        if thing is not None:
            leave = where(call).call(None, part="close")

            def leave_with(number: int) -> None:
                close(link, leave, number, method)

            link.each(thing, leave_with)

    return model


MODELS: dict[str, Model] = {
    PARTIAL: _partial("partial"),
    "functools.partialmethod": _partial("partialmethod"),
    "functools.reduce": _reduce,
    _CMP_TO_KEY: _cmp_to_key,
    f"{_CMP_TO_KEY}.__call__": _compare_keys,
    "functools.wraps": _wraps,
    "functools.wraps.__call__": _wrap,
    "functools.update_wrapper": _update_wrapper,
    _LRU: _cache(_LRU),
    f"{_LRU}.{_APPLIED}": _cache(_LRU),
    "functools.cache": _cache("functools.cache"),
    "types.MethodType": _method_type,
    "functools.total_ordering": _total_ordering,
    "contextlib.contextmanager": returns_argument(0),
    "contextlib.asynccontextmanager": returns_argument(0),
    "contextlib.nullcontext": _null_context,
    "contextlib.closing": _closing("close", call_special),
    "contextlib.aclosing": _closing("aclose", protocols.call_awaited),
    "contextlib.ExitStack.enter_context": _enter_context(is_async=False),
    "contextlib.AsyncExitStack.enter_context": _enter_context(is_async=False),
    "contextlib.AsyncExitStack.enter_async_context": _enter_context(is_async=True),
    "django.utils.functional.SimpleLazyObject": runs(0, "func"),
    "lazy_object_proxy.Proxy": runs(0, "factory"),
    "werkzeug.local.LocalProxy": runs(0, "local"),
    "wrapt.ObjectProxy": returns_argument(0, "wrapped"),
    "timeit.repeat": runs(0, "stmt"),
    "timeit.timeit": runs(0, "stmt"),
    "typing.cast": returns_argument(1),
    "typing_extensions.cast": returns_argument(1),
    "typing.NewType": _new_type,
    "types.MappingProxyType": returns_argument(0, "mapping"),
    "re.sub": runs(1, "repl"),
    "re.subn": runs(1, "repl"),
    "re.compile.sub": runs(0, "repl"),
    "re.compile.subn": runs(0, "repl"),
}
SILENT = frozenset(name for name in MODELS if name.endswith(_APPLIED))
