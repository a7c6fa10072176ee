"""From a parameter that the catalogue names to the places where its value stands at a call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.accounts.reading import argument
from lintkit.program.provenance.items import contents
from lintkit.program.values import Constant, Container, External, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lintkit.catalogue.schema import Parameter
    from lintkit.program.program import Program
    from lintkit.program.values import BoundArguments


class Passed(Struct, frozen=True):
    """An argument of a call.

    Attributes:
        site: the call that takes it.
        parameter: its name, with the way into an options object: "http_options.timeout".
        places: where its values stand; empty where the call is not seen to pass it.
        certain: it is passed on every path.
        excluded: it is certain that it is not passed.
    """

    site: Site
    parameter: str
    places: tuple[Place, ...]
    certain: bool
    excluded: bool


def first_passed(
    program: Program, site: Site, bound: BoundArguments, parameters: Iterable[Parameter]
) -> Passed | None:
    """The first of several parameters that a call passes; None where there is none to pass."""
    absent: Passed | None = None
    for parameter in parameters:
        found = passed(program, site, bound, parameter)
        if found.places:
            return found
        if absent is None or not found.excluded:
            absent = found
    return absent


def passed(program: Program, site: Site, bound: BoundArguments, parameter: Parameter) -> Passed:
    """What a call passes for a parameter."""
    places = argument(bound, parameter.name, parameter.position)
    certain = bool(places) and parameter.name not in bound.optional
    excluded = not places and not bound.open
    for key in parameter.keys:
        members = [_member(program, place, key, site) for place in places]
        certain = certain and all(member.certain for member in members)
        excluded = excluded or all(member.excluded for member in members)
        places = tuple(dict.fromkeys(place for member in members for place in member.places))
    name = ".".join((parameter.name, *parameter.keys))
    return Passed(site, name, places, certain, excluded)


class _Member(Struct, frozen=True):
    """What an options object holds under one name."""

    places: tuple[Place, ...] = ()
    certain: bool = False
    excluded: bool = False


def _member(program: Program, place: Place, key: str, at: Site) -> _Member:
    values = program.values(place)
    found: list[_Member] = []
    for value in values:
        if isinstance(value, Container):
            found.append(_item(program, place, key, at))
        elif isinstance(value, External) and value.origin is not None:
            found.append(_option(program, value.origin, key))
        else:
            none = isinstance(value, Constant) and value.value is None
            found.append(_Member(excluded=none))
    places = tuple(dict.fromkeys(place for member in found for place in member.places))
    return _Member(
        places,
        bool(found) and all(member.certain for member in found),
        bool(found) and all(member.excluded for member in found),
    )


def _item(program: Program, place: Place, key: str, at: Site) -> _Member:
    items = contents(program, place, at)
    item = items.by_key.get(key)
    if item is None:
        return _Member(excluded=not items.rest)
    return _Member(item.places, certain=not item.optional)


def _option(program: Program, maker: Site, key: str) -> _Member:
    """The argument of an options object's constructor."""
    bound = program.arguments(maker)
    places = argument(bound, key)
    return _Member(
        places,
        bool(places) and key not in bound.optional,
        not places and not bound.open,
    )
