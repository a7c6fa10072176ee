"""What is sure where a call takes what it calls from several: by a key, a branch, an attribute."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from lintkit import ir
from lintkit.program.provenance.hierarchy import lineage, method
from lintkit.program.provenance.looking_up import held_under, lookup
from lintkit.program.provenance.registers import is_receiver, root
from lintkit.program.provenance.stores import assigned, stores
from lintkit.program.values import (
    AbstractValue,
    Class,
    CodeRef,
    Constant,
    Context,
    Function,
    Instance,
    Place,
    Site,
)

if TYPE_CHECKING:
    from lintkit.program.program import Program
    from lintkit.program.provenance.looking_up import Lookup, Meant
    from lintkit.program.provenance.stated import Stated
    from lintkit.program.values import Premise

    _Choice: TypeAlias = tuple[Site, Place, Context]

_FURTHEST = 4
"""How many choices are followed one behind the other."""

_NOTHING: frozenset[Premise] = frozenset()
_ANY_RUN = Context()
_BETWEEN_NAMES = re.compile(r"[.:/]")


class Picking:
    """Questions about which of several things a register holds, and what that says.

    Args:
        program: the linked program.
        stated: what tests say.
    """

    def __init__(self, program: Program, stated: Stated) -> None:
        self._program = program
        self._stated = stated

    def of(
        self, place: Place, is_meant: Meant, context: Context, depth: int = _FURTHEST
    ) -> frozenset[Premise]:
        """What is sure where a register holds one of the things that are meant."""
        place = root(self._program, place)
        site = self._program.definition(place)
        if site is None or not depth:
            return _NOTHING
        looked = lookup(self._program, site)
        if looked is not None:
            return self._under_key(looked, site, is_meant, context)
        choices = [
            (at, one, run)
            for at, one, run in self._choices(site, context)
            if any(map(is_meant, self._program.values(one)))
        ]
        found = _NOTHING
        if len(choices) == 1:
            ((at, one, run),) = choices
            found = self._stated.here(at, run) | self.of(one, is_meant, run, depth - 1)
        return found or self._by_name(place, site, is_meant, context, depth)

    def _choices(self, site: Site, context: Context) -> set[_Choice]:
        """Where what an instruction gives is one of several, and in which runs."""
        made = self._program.instruction(site)
        if isinstance(made, ir.Phi):
            places = [Place(site.code, one) for one in made.sources]
            found = ((self._program.definition(root(self._program, one)), one) for one in places)
            return {(at, one, context) for at, one in found if at is not None}
        if isinstance(made, ir.GetAttr):
            owner = Place(site.code, made.object)
            setting = stores(self._program).setting(made.name)
            sites = {at for one in self._program.values(owner) for at in setting.get(one, ())}
            kept_there = {(at, assigned(self._program, at)[1], _ANY_RUN) for at in sites}
            return kept_there or {(site, owner, context)}
        called = self._program.callees(site) if isinstance(made, ir.Call) else ()
        return {
            (Site(one.code, position), Place(one.code, end.value), context.enter(one.code, site))
            for one in called
            if isinstance(one, Function)
            for position, end in enumerate(self._program.code(one.code).instructions)
            if isinstance(end, ir.Return)
        }

    def _by_name(
        self, place: Place, site: Site, is_meant: Meant, context: Context, depth: int
    ) -> frozenset[Premise]:
        """What is sure where a function finds a class by its name: `load("app.clients.Client")`."""
        call = self._program.instruction(site)
        if not isinstance(call, ir.Call) or len(call.arguments) != 1:
            return _NOTHING
        names = {
            self._program.code(one.code).name
            for one in self._program.values(place)
            if isinstance(one, Class) and is_meant(one)
        }
        given = Place(site.code, call.arguments[0].value)
        return self.of(given, partial(_names, names), context, depth - 1) if names else _NOTHING

    def _under_key(
        self, looked: Lookup, site: Site, is_meant: Meant, context: Context
    ) -> frozenset[Premise]:
        """What is sure of the key under which a mapping holds what is meant."""
        holds = held_under(self._program, looked, site, is_meant)
        keys = [name for name, is_held in holds.items() if is_held]
        if not 0 < len(keys) < len(holds):
            return _NOTHING
        return frozenset({self._stated.of_keys(looked.key, keys, context, is_one=True)})


def _names(names: set[str], value: AbstractValue) -> bool:
    """Whether a text ends in one of some names: `app.clients.Client`, `app.clients:Client`."""
    text = value.value if isinstance(value, Constant) else None
    return isinstance(text, str) and _BETWEEN_NAMES.split(text)[-1] in names


def runs(program: Program, code: CodeRef, context: Context, value: AbstractValue) -> bool:
    """Whether calling something, or a method of it, runs a code."""
    if isinstance(value, Function):
        return value.code == code
    if isinstance(value, Instance):
        return value in (context.objects or objects_of(program, code))
    if not isinstance(value, Class):
        return False
    return code in (value.code, method(program, lineage(program, value.code).order, "__init__"))


def makes(objects: frozenset[Instance]) -> Meant:
    """What tells the classes of which some objects are."""
    classes = {one.class_ for one in objects}
    return lambda value: isinstance(value, Class) and value.code in classes


def objects_of(program: Program, code: CodeRef) -> frozenset[Instance]:
    """The objects on which a method runs that calls of its class make."""
    parameters = program.code(code).parameters
    place = Place(code, parameters[0].register) if parameters else None
    if place is None or not is_receiver(program, place):
        return frozenset()
    held = (one for one in program.values(place) if isinstance(one, Instance))
    return frozenset(one for one in held if one.site.position >= 0)
