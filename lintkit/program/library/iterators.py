"""itertools, heapq, bisect and random: what they hand out, call back and compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program import protocols
from lintkit.program.library.iteration import compare
from lintkit.program.library.support import (
    Model,
    call_back,
    call_back_with,
    elements_of,
    new_container,
    return_container,
    return_node,
    where,
)
from lintkit.program.parameters import Arguments, Positional

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.link import Link


def _chain(link: Link, call: Call, _: int | None) -> None:
    items = return_container(link, call, "generator")
    for item in call.arguments.positional:
        source = elements_of(link, call, item.node) if item.star else item.node
        protocols.elements(link, where(call), source, items.unknown)


def _chain_from_iterable(link: Link, call: Call, _: int | None) -> None:
    items = return_container(link, call, "generator")
    inner = elements_of(link, call, call.arguments.get(0))
    protocols.elements(link, where(call), inner, items.unknown)


def _same_elements(link: Link, call: Call, _: int | None) -> None:
    """An iterator over the elements of the first argument."""
    items = return_container(link, call, "generator")
    protocols.elements(link, where(call), call.arguments.get(0), items.unknown)


def _one_element(link: Link, call: Call, _: int | None) -> None:
    """One of the elements of the first argument."""
    return_node(link, call, elements_of(link, call, call.arguments.get(0, "seq")))


def _some_elements(link: Link, call: Call, _: int | None) -> None:
    """A list of some of the elements of the first argument."""
    items = return_container(link, call, "list")
    protocols.elements(link, where(call), call.arguments.get(0, "population"), items.unknown)


def _filtered(link: Link, call: Call, _: int | None) -> None:
    element = elements_of(link, call, call.arguments.get(1))
    call_back_with(link, call, call.arguments.get(0), element)
    link.solver.connect(element, return_container(link, call, "generator").unknown)


def _repeat(link: Link, call: Call, _: int | None) -> None:
    value = call.arguments.get(0, "object")
    items = return_container(link, call, "generator")
    if value is not None:
        link.solver.connect(value, items.unknown)


def _starmap(link: Link, call: Call, _: int | None) -> None:
    each = elements_of(link, call, call.arguments.get(1))
    result = call_back(link, call, call.arguments.get(0), Arguments((Positional(each, star=True),)))
    link.solver.connect(result, return_container(link, call, "generator").unknown)


def _accumulate(link: Link, call: Call, _: int | None) -> None:
    items = return_container(link, call, "generator")
    element = elements_of(link, call, call.arguments.get(0, "iterable"))
    initial = call.arguments.get(2, "initial")
    link.solver.connect(element if initial is None else initial, items.unknown)
    function = call.arguments.get(1, "func")
    result = call_back_with(link, call, function, items.every, element)
    link.solver.connect(result, items.unknown)


def _group_by(link: Link, call: Call, _: int | None) -> None:
    """Pairs of a key and an iterator over the elements that have it."""
    element = elements_of(link, call, call.arguments.get(0, "iterable"))
    key = call.arguments.get(1, "key")
    found = element if key is None else call_back_with(link, call, key, element)
    group, members = new_container(link, call, "generator", "group")
    link.solver.connect(element, members.unknown)
    pair, halves = new_container(link, call, "tuple", "pair")
    halves.length = 2
    link.solver.connect(found, halves.at(0))
    link.solver.add_one(halves.at(1), group)
    link.solver.add_one(return_container(link, call, "generator").unknown, pair)


def _rows(link: Link, call: Call, _: int | None) -> None:
    """Tuples of one element of each argument, in order."""
    number, row = new_container(link, call, "tuple", "row")
    for index, item in enumerate(call.arguments.positional):
        iterable = elements_of(link, call, item.node) if item.star else item.node
        target = row.unknown if item.star else row.at(index)
        protocols.elements(link, where(call, f"it{index}"), iterable, target)
    link.solver.add_one(return_container(link, call, "generator").unknown, number)


def _combinations(link: Link, call: Call, _: int | None) -> None:
    """Tuples of elements of the first argument."""
    number, row = new_container(link, call, "tuple", "row")
    protocols.elements(link, where(call), call.arguments.get(0, "iterable"), row.unknown)
    link.solver.add_one(return_container(link, call, "generator").unknown, number)


def _tee(link: Link, call: Call, _: int | None) -> None:
    number, copy = new_container(link, call, "generator", "copy")
    protocols.elements(link, where(call), call.arguments.get(0), copy.unknown)
    link.solver.add_one(return_container(link, call, "tuple").unknown, number)


def _put(index: int) -> Model:
    """Adds an argument to the list before it, in order; heapq may give an item of it back."""

    def model(link: Link, call: Call, _: int | None) -> None:
        element = elements_of(link, call, call.arguments.get(0))
        item = call.arguments.get(index)
        into = call.arguments.get(0)
        if item is not None and into is not None:
            link.each(into, lambda one: link.solver.connect(item, link.heap.items(one).unknown))
        call_back_with(link, call, call.arguments.get(-1, "key"), element)
        compare(link, call, element)
        return_node(link, call, element)

    return model


def _search(link: Link, call: Call, _: int | None) -> None:
    """Compares the second argument with elements of the first."""
    element = elements_of(link, call, call.arguments.get(0, "a"))
    call_back_with(link, call, call.arguments.get(-1, "key"), element)
    item = call.arguments.get(1, "x")
    compared = link.solver.allocate(1)
    link.solver.connect(element, compared)
    if item is not None:
        link.solver.connect(item, compared)
    compare(link, call, compared)


def _take(link: Link, call: Call, _: int | None) -> None:
    """Orders the elements of the first argument, and gives one."""
    element = elements_of(link, call, call.arguments.get(0))
    compare(link, call, element)
    return_node(link, call, element)


def _best(link: Link, call: Call, _: int | None) -> None:
    element = elements_of(link, call, call.arguments.get(1, "iterable"))
    call_back_with(link, call, call.arguments.get(2, "key"), element)
    compare(link, call, element)
    link.solver.connect(element, return_container(link, call, "list").unknown)


def _merge(link: Link, call: Call, _: int | None) -> None:
    items = return_container(link, call, "generator")
    for item in call.arguments.positional:
        source = elements_of(link, call, item.node) if item.star else item.node
        protocols.elements(link, where(call), source, items.unknown)
    call_back_with(link, call, call.arguments.get(-1, "key"), items.every)
    compare(link, call, items.every)


MODELS: dict[str, Model] = {
    "itertools.chain": _chain,
    "itertools.chain.from_iterable": _chain_from_iterable,
    "itertools.islice": _same_elements,
    "itertools.cycle": _same_elements,
    "itertools.compress": _same_elements,
    "itertools.takewhile": _filtered,
    "itertools.dropwhile": _filtered,
    "itertools.filterfalse": _filtered,
    "itertools.repeat": _repeat,
    "itertools.starmap": _starmap,
    "itertools.accumulate": _accumulate,
    "itertools.groupby": _group_by,
    "itertools.product": _rows,
    "itertools.zip_longest": _rows,
    "itertools.combinations": _combinations,
    "itertools.combinations_with_replacement": _combinations,
    "itertools.permutations": _combinations,
    "itertools.pairwise": _combinations,
    "itertools.batched": _combinations,
    "itertools.tee": _tee,
    "random.choice": _one_element,
    "random.Random.choice": _one_element,
    "random.SystemRandom.choice": _one_element,
    "secrets.choice": _one_element,
    "random.choices": _some_elements,
    "random.sample": _some_elements,
    "heapq.heappush": _put(1),
    "heapq.heappushpop": _put(1),
    "heapq.heapreplace": _put(1),
    "heapq.heappop": _take,
    "heapq.heapify": _take,
    "heapq.nlargest": _best,
    "heapq.nsmallest": _best,
    "heapq.merge": _merge,
    **{f"bisect.{name}": _search for name in ("bisect", "bisect_left", "bisect_right")},
    "bisect.insort": _put(1),
    "bisect.insort_left": _put(1),
    "bisect.insort_right": _put(1),
}
