"""Where a value comes from in the end, as a name by which two values are known to be the same.

`config.provider` here and `provider` in the `__init__` that set it are one and the same; so are two
reads of one environment variable. Changes of case and members of enumerations stand for the value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec import structs

from lintkit import ir
from lintkit.program.binding import bind
from lintkit.program.provenance.call_arguments import offset
from lintkit.program.provenance.called import method_receiver
from lintkit.program.provenance.environment import environment_read
from lintkit.program.provenance.hierarchy import lineage
from lintkit.program.provenance.names import Names
from lintkit.program.provenance.registers import is_receiver, root, written
from lintkit.program.provenance.runs import receivers
from lintkit.program.provenance.stores import assigned, stores
from lintkit.program.values import (
    Class,
    CodeRef,
    Context,
    External,
    Function,
    Instance,
    ModuleValue,
    Origin,
    Place,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.program.program import Program
    from lintkit.program.values import Site

_LONGEST = 30
"""How many steps a value is followed."""

_SAME_TEXT = ("lower", "upper", "casefold", "strip")

_READING = ("get", "pop")

_Step: TypeAlias = "tuple[Place, Context]"


class Origins:
    """Questions about where values come from in the end.

    Args:
        program: the linked program.
        counts: whether what a file does counts.
    """

    def __init__(self, program: Program, counts: Callable[[str], bool]) -> None:
        self._program = program
        self._counts = counts
        self._names = Names(program, counts)
        self._known: dict[_Step, Origin] = {}

    def of(self, place: Place, context: Context) -> Origin:
        """The origin of what is in a register in the runs that are followed."""
        key = (place, structs.replace(context, depth=0, premises=frozenset()))
        if key not in self._known:
            self._known[key] = self._follow(*key)
        return self._known[key]

    def _follow(self, place: Place, context: Context) -> Origin:
        for _ in range(_LONGEST):
            place = root(self._program, place)
            further = self._step(place, context)
            if further is None:
                break
            if isinstance(further, Origin):
                return further
            place, context = further
        return Origin(place, objects=context.objects)

    def _step(self, place: Place, context: Context) -> _Step | Origin | None:
        """One step back; None where it ends."""
        site = self._program.definition(place)
        if site is None:
            return self._passed(place, context)
        made = self._program.instruction(site)
        if isinstance(made, ir.LoadName):
            sources = self._names.read(site, made, context)
            if len(sources) > 1:  # the same where one code reads it twice
                return Origin(site.code, (made.name,))
        elif isinstance(made, ir.ImportFrom):
            sources = self._names.imported(site, made, context)
        elif isinstance(made, ir.GetAttr):
            return self._attribute(site, made, context)
        elif isinstance(made, (ir.GetItem, ir.Call)) and (
            (read := environment_read(self._program, site)) is not None and read.variable
        ):
            return Origin(read.variable)
        elif isinstance(made, (ir.GetItem, ir.Unpack)):
            return self._item(site, made, context)
        elif isinstance(made, ir.Call):
            return self._given(site, made, context)
        elif isinstance(made, ir.Await):
            return Place(site.code, made.value), context
        else:
            return None
        only = sources[0] if len(sources) == 1 else None
        return None if only is None or only.place is None else (only.place, only.context)

    def _passed(self, place: Place, context: Context) -> _Step | None:
        """The argument for a parameter, where only one call passes it."""
        if is_receiver(self._program, place):
            return None
        site = context.entered_by(place.code)
        if site is not None:
            outer = context.leave()
        else:
            sites = self._callers(place.code, context)
            if len(sites) != 1:
                return None
            (site,) = sites
            outer = Context()
        given = self._argument(site, place)
        return None if given is None else (given, outer)

    def _callers(self, code: CodeRef, context: Context) -> set[Site]:
        sites = {
            edge.site for edge in self._program.callers(code) if self._counts(edge.caller.path)
        }
        own = {one.site for one in context.objects}
        return sites & own or sites

    def _argument(self, site: Site, parameter: Place) -> Place | None:
        code = self._program.code(parameter.code)
        index = next(
            (at for at, one in enumerate(code.parameters) if one.register == parameter.register),
            None,
        )
        if index is None or not isinstance(self._program.instruction(site), ir.Call):
            return None
        bound = bind(self._program, site)
        if (item := bound.keywords.get(code.parameters[index].name)) is not None:
            return item.places[0] if len(item.places) == 1 and not item.optional else None
        position = index - offset(self._program, site, parameter.code)
        return bound.positional[position] if 0 <= position < len(bound.positional) else None

    def _attribute(self, site: Site, made: ir.GetAttr, context: Context) -> _Step | Origin | None:
        owner = Place(site.code, made.object)
        getters = stores(self._program).entered.get(site, ())
        if len(getters) == 1:
            return self._returned(site, getters[0], context)
        held = self._program.values(owner)
        module = held[0] if len(held) == 1 else None
        if isinstance(module, ModuleValue):
            sources = self._names.of_module(module.path, made.name, context)
            place = sources[0].place if len(sources) == 1 else None
            return None if place is None else (place, sources[0].context)
        objects = [one for one in held if isinstance(one, Instance)]
        if not objects:
            return self._part(site, made.object, made.name, context)
        if made.name == "value" and all(self._is_member(one) for one in objects):
            return owner, context
        return self._of_objects(made.name, objects, context)

    def _of_objects(self, name: str, held: list[Instance], context: Context) -> _Step | Origin:
        """An attribute of objects of the program: what the one assignment of it sets."""
        own = [one for one in held if one in context.objects] or held
        objects = frozenset(one for one in own if one.site.position >= 0)
        setting = stores(self._program).setting(name)
        sites = {
            site for one in own for site in setting.get(one, ()) if self._counts(site.code.path)
        }
        if len(sites) == 1:
            _, place = assigned(self._program, sites.pop())
            return place, Context(objects=objects)
        return Origin(min(one.class_ for one in own), (name,), objects)

    def _is_member(self, one: Instance) -> bool:
        return lineage(self._program, one.class_).is_enumeration

    def _item(self, site: Site, made: ir.GetItem | ir.Unpack, context: Context) -> Origin | None:
        """What stands under a key that is written, or at a place of what is taken apart."""
        if isinstance(made, ir.Unpack):
            return None if made.rest else self._part(site, made.source, made.index, context)
        key = written(self._program, Place(site.code, made.key))
        return None if key is None else self._part(site, made.object, key.value, context)

    def _part(self, site: Site, owner: int, name: ir.Scalar, context: Context) -> Origin | None:
        """An attribute or item of something that is told by its own origin."""
        whole = self.of(Place(site.code, owner), context)
        return structs.replace(whole, path=(*whole.path, name))

    def _given(self, site: Site, made: ir.Call, context: Context) -> _Step | Origin | None:
        """What a call gives: its text in other letters, a member by its value, what is returned."""
        if (text := method_receiver(self._program, site, *_SAME_TEXT)) is not None:
            return text, context
        if (mapping := method_receiver(self._program, site, *_READING)) and made.arguments:
            key = written(self._program, Place(site.code, made.arguments[0].value))
            return None if key is None else self._part(site, mapping.register, key.value, context)
        callees = self._program.callees(site)
        if len(callees) != 1:
            return None
        callee = callees[0]
        is_same = callee == External("builtins.str") or (
            isinstance(callee, Class) and lineage(self._program, callee.code).is_enumeration
        )
        if is_same and [one.kind for one in made.arguments] == ["positional"]:
            return Place(site.code, made.arguments[0].value), context
        return self._returned(site, callee.code, context) if isinstance(callee, Function) else None

    def _returned(self, site: Site, code: CodeRef, context: Context) -> _Step | None:
        """What a function returns, where it does so in one place."""
        body = self._program.code(code)
        ends = [one for one in body.instructions if isinstance(one, ir.Return)]
        if len(ends) != 1 or body.is_generator or ends[0].value == ir.NO_REGISTER:
            return None
        inner = context.enter(code, site, receivers(self._program, site, code, context))
        return Place(code, ends[0].value), inner
