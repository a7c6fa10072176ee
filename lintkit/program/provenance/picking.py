"""What is sure where a call takes what it calls from several: by a key, a branch, an attribute."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from lintkit import ir
from lintkit.program.provenance.called import method_receiver
from lintkit.program.provenance.hierarchy import lineage, method
from lintkit.program.provenance.items import contents
from lintkit.program.provenance.registering import registered
from lintkit.program.provenance.registers import is_receiver, root
from lintkit.program.provenance.stores import assigned, stores
from lintkit.program.values import Class, CodeRef, Context, Function, Instance, Place, Site

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lintkit.program.program import Program
    from lintkit.program.provenance.stated import Stated
    from lintkit.program.values import AbstractValue, Premise

    Meant: TypeAlias = Callable[[AbstractValue], bool]
    _Choice: TypeAlias = tuple[Site, Place, Context]
    _Lookup: TypeAlias = tuple[Place, Place, Sequence[AbstractValue]]

_FURTHEST = 4
"""How many choices are followed one behind the other."""

_BOTH = 2
_NOTHING: frozenset[Premise] = frozenset()
_ANY_RUN = Context()


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
        if (looked := _lookup(self._program, site)) is not None:
            return self._under_key(looked, site, is_meant, context)
        choices = [
            (at, one, run)
            for at, one, run in self._choices(site, context)
            if any(map(is_meant, self._program.values(one)))
        ]
        if len(choices) != 1:
            return _NOTHING
        ((at, one, run),) = choices
        return self._stated.here(at, run) | self.of(one, is_meant, run, depth - 1)

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

    def _under_key(
        self, looked: _Lookup, site: Site, is_meant: Meant, context: Context
    ) -> frozenset[Premise]:
        """What is sure of the key under which a mapping holds what is meant."""
        mapping, key, others = looked
        items = contents(self._program, mapping, site)
        put = registered(self._program, mapping, is_meant)
        if any(map(is_meant, others)) or (items.rest and not (put and items.has_only_values)):
            return _NOTHING
        holds = {
            name: any(is_meant(v) for place in item.places for v in self._program.values(place))
            for name, item in items.by_key.items()
        }
        holds |= put
        keys = [name for name, is_held in holds.items() if is_held]
        if not 0 < len(keys) < len(holds):
            return _NOTHING
        return frozenset({self._stated.of_keys(key, keys, context, is_one=True)})


def _lookup(program: Program, site: Site) -> _Lookup | None:
    """The mapping into which an instruction looks, under which key, and what stands in for that."""
    made = program.instruction(site)
    if isinstance(made, ir.GetItem):
        return Place(site.code, made.object), Place(site.code, made.key), ()
    mapping = method_receiver(program, site, "get")
    if mapping is None or not isinstance(made, ir.Call) or not made.arguments:
        return None
    given = [Place(site.code, one.value) for one in made.arguments]
    return mapping, given[0], () if len(given) < _BOTH else program.values(given[1])


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
