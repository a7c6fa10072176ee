"""Provenance: the ways in which values reach a place, each with its evidence.

A walk backward over definitions (a backward slice: Weiser, "Program Slicing", 1981), made for one
question at a time. The points-to sets say which objects, callees and containers are meant, the
representation says how a value came there. A walk that entered a function by a call leaves it
by the same call (Reps, "Program Analysis via Graph Reachability", 1998); from the code asked
about it goes on to each caller. Every way that cannot be followed to its end is a flow of its
own, with an unknown value and the reason.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from lintkit.model import Step
from lintkit.program.kept import kept
from lintkit.program.provenance.walk import Walk
from lintkit.program.values import CodeRef, Context, Flow, Site, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lintkit.program.program import Program
    from lintkit.program.provenance.context import Source
    from lintkit.program.values import Place


_ANY_RUN = Context()
_NOTHING = Flow(Unknown("no value that is seen can come here"), source="unknown")


class Omission(Struct, frozen=True):
    """A way to a call on which an argument is not passed; as in `Flow`."""

    steps: tuple[Step, ...] = ()
    callers: tuple[Site, ...] = ()
    left_to: tuple[CodeRef, str] | None = None


class ArgumentFlows(Struct, frozen=True):
    """The ways in which an argument reaches a call, and those on which it is not passed."""

    flows: tuple[Flow, ...]
    omissions: tuple[Omission, ...]


def no_file(_path: str) -> bool:
    """The default of `is_test`: every file says how the program runs."""
    return False


@kept
def flows(
    program: Program,
    place: Place,
    is_test: Callable[[str], bool] = no_file,
    context: Context = _ANY_RUN,
) -> tuple[Flow, ...]:
    """The ways in which values reach a register, parameters traced to each caller.

    Args:
        program: the linked program.
        place: the register.
        is_test: whether a file holds tests, whose calls and assignments do not count; they do
            where the place itself is in such a file.
        context: the runs of the code around the place that are asked about.
    """
    walk = Walk(program, _counting(place.code.path, is_test))
    at = program.definition(place)
    return walk.flows(place, context if at is None else _told(walk, at, context)) or (_NOTHING,)


def argument_flows(
    program: Program,
    site: Site,
    name: str,
    position: int | None = None,
    is_test: Callable[[str], bool] = no_file,
    context: Context = _ANY_RUN,
) -> ArgumentFlows:
    """The ways in which an argument reaches a call, handed-on `**kwargs` included.

    Args:
        program: the linked program.
        site: the call.
        name: the argument's keyword.
        position: its position, where it can be passed without its name.
        is_test: as for `flows`.
        context: the runs of the code around the call that are asked about.
    """
    walk = Walk(program, _counting(site.code.path, is_test))
    return _through(walk, walk.passing.at_call(site, name, position, _told(walk, site, context)))


def keyword_flows(
    program: Program, code: CodeRef, name: str, is_test: Callable[[str], bool] = no_file
) -> ArgumentFlows:
    """The ways in which a function gets an item of its `**kwargs`, as for `argument_flows`."""
    walk = Walk(program, _counting(code.path, is_test))
    return _through(walk, walk.passing.to_keyword(code, name, _ANY_RUN))


def item_flows(
    program: Program,
    mapping: Place,
    at: Site,
    name: str,
    is_test: Callable[[str], bool] = no_file,
    context: Context = _ANY_RUN,
) -> ArgumentFlows:
    """The ways in which a mapping gets what it holds under a name, `**kwargs` in it included.

    Args:
        program: the linked program.
        mapping: the register in which it is made.
        at: the instruction when that is asked about.
        name: the key.
        is_test: as for `flows`.
        context: the runs of the code that makes the mapping that are asked about.
    """
    walk = Walk(program, _counting(mapping.code.path, is_test))
    return _through(walk, walk.passing.in_mapping(mapping, at, name, _told(walk, at, context)))


def _through(walk: Walk, sources: Iterable[Source]) -> ArgumentFlows:
    found: list[Flow] = []
    omissions: list[Omission] = []
    for source in (one for each in sources for one in walk.holding(each)):
        if source.omitted:
            callers = tuple(entered.site for entered in source.callers)
            omissions.append(Omission(source.steps, callers, source.left_to))
        else:
            found += walk.flows_from(source)
    if not found and not omissions:
        found.append(_NOTHING)
    return ArgumentFlows(tuple(dict.fromkeys(found)), tuple(dict.fromkeys(omissions)))


def _told(walk: Walk, site: Site, context: Context) -> Context:
    """The runs that come to an instruction, with what is sure of them there."""
    known = walk.premises.at(site, context)
    return structs.replace(context, premises=context.premises | known) if known else context


def _counting(path: str, is_test: Callable[[str], bool]) -> Callable[[str], bool]:
    return _every_file if is_test(path) else _other_than(is_test)


def _every_file(_path: str) -> bool:
    return True


@lru_cache(maxsize=8)
def _other_than(is_test: Callable[[str], bool]) -> Callable[[str], bool]:
    """The same function each time, by which answers can be kept."""
    return lambda path: not is_test(path)
