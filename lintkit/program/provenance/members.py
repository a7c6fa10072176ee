"""Where the attributes of objects get their values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, structs

from lintkit import ir
from lintkit.program import shared_state
from lintkit.program.provenance.assignments import writes_of, written
from lintkit.program.provenance.class_attributes import on_class
from lintkit.program.provenance.configuration import configured
from lintkit.program.provenance.context import Source, without_omitted
from lintkit.program.provenance.copying import changed_by, copied_by, is_parsed
from lintkit.program.provenance.first_values import CONSTRUCTORS, conditions, where
from lintkit.program.provenance.hierarchy import Lineage, fields, lineage
from lintkit.program.provenance.initial_fields import handed_up
from lintkit.program.provenance.keyed import constant_keys
from lintkit.program.provenance.mapping_objects import of_dict, of_library
from lintkit.program.provenance.named_tuples import item_named
from lintkit.program.provenance.namespaces import NAMESPACES
from lintkit.program.provenance.order import always_run, may_precede
from lintkit.program.provenance.owners import followed, is_any, replaced
from lintkit.program.provenance.registers import defining
from lintkit.program.provenance.renewed import are_renewed, lasting, renewed
from lintkit.program.provenance.stores import stores
from lintkit.program.provenance.together import filled, fillings_of, over
from lintkit.program.provenance.validating import is_changed, validated, without_validated
from lintkit.program.values import (
    Class,
    CodeRef,
    Context,
    Entered,
    External,
    Instance,
    ModuleValue,
    Place,
    Site,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.program.program import Program
    from lintkit.program.provenance.names import Names
    from lintkit.program.provenance.passing import Passing
    from lintkit.program.values import AbstractValue, Key


class Found(Struct, frozen=True):
    """Where an attribute comes from; `complete`: from nowhere else."""

    sources: tuple[Source, ...]
    complete: bool


class Members:
    """Questions about who gives an attribute its value.

    Args:
        program: the linked program.
        names: for attributes of modules.
        passing: for fields that the constructor takes.
        counts: whether what a file does counts.
    """

    def __init__(
        self,
        program: Program,
        names: Names,
        passing: Passing,
        counts: Callable[[str], bool],
    ) -> None:
        self._program = program
        self._names = names
        self._passing = passing
        self._counts = counts
        self._copying: set[Site] = set()

    def read(
        self,
        place: Place,
        name: str,
        context: Context,
        met: frozenset[AbstractValue] = frozenset(),
        at: Site | None = None,
    ) -> Found:
        """Where `name` of the objects in a register comes from.

        Args:
            place: the register.
            name: the attribute.
            context: the runs that are followed.
            met: the objects that are in the register in these runs; empty: any.
            at: what reads it, where what its own code assigns later does not count.
        """
        values = followed(self._program.values(place), context)
        values = tuple(one for one in values if one in met) or replaced(values, met)
        if any(isinstance(value, Instance) for value in values):  # that is what is kept there
            values = tuple(one for one in values if not shared_state.is_home(one))
        values = without_validated(values)
        by_class: dict[CodeRef, list[Instance]] = {}
        found: list[Found] = []
        for value in values:
            if isinstance(value, Instance):
                by_class.setdefault(value.class_, []).append(value)
            else:
                found.append(self._of_value(value, name, context, at))
        sources = [source for one in found for source in one.sources]
        for class_, instances in by_class.items():
            sources += self._of_instances(class_, instances, name, context, at or place.code)
        if len(sources) > 1:
            sources = [structs.replace(source, conditional=True) for source in sources]
        complete = bool(sources) and all(one.complete for one in found)
        return Found(tuple(dict.fromkeys(sources)), complete)

    def _of_value(
        self, value: AbstractValue, name: str, context: Context, at: Site | None
    ) -> Found:
        """Where an attribute comes from of what is no object of a class of the program."""
        if isinstance(value, Class):
            found = self._on_class(lineage(self._program, value.code), name, context)
            return Found(tuple(found), complete=True)
        if isinstance(value, ModuleValue):
            return Found(tuple(self._names.of_module(value.path, name, context, at)), complete=True)
        if isinstance(value, External) and (kept := self._kept(value, name, context)):
            return Found(tuple(kept), complete=True)
        if (named := item_named(self._program, value, name)) is not None:
            made, position = named
            handed = self._passing.at_call(made, name, position, context.elsewhere())
            given, is_left_out = without_omitted(handed)
            return Found(tuple(given), not is_left_out)
        return Found((), complete=False)

    def kept(self, place: Place, name: str, context: Context) -> Found:
        """Where an item of the objects of libraries in a register comes from."""
        sources: list[Source] = []
        values = self._program.values(place)
        for value in values:
            if isinstance(value, External) and shared_state.holds_items(value):
                sources += self._kept(value, name, context)
        return Found(tuple(dict.fromkeys(sources)), complete=bool(sources))

    def of_enumeration(self, place: Place, context: Context) -> Found:
        """Where the `value` of the enumeration's member in a register comes from."""
        access = defining(self._program, place)
        if isinstance(access, ir.Call) and [one.kind for one in access.arguments] == ["positional"]:
            given = Place(place.code, access.arguments[0].value)
            is_one = self._are_enumerations(Place(place.code, access.callee))
            return Found((Source(given, context),) if is_one else (), is_one)
        if not isinstance(access, ir.GetAttr | ir.GetItem):
            return Found((), complete=False)
        name: Key = ""
        if isinstance(access, ir.GetAttr):
            name = access.name
        elif len(keys := constant_keys(self._program, Place(place.code, access.key))) == 1:
            name = keys[0]
        owner = Place(place.code, access.object)
        if not name or not isinstance(name, str) or not self._are_enumerations(owner):
            return Found((), complete=False)
        return self.read(owner, name, context)

    def _are_enumerations(self, place: Place) -> bool:
        """Whether a register holds nothing but enumerations."""
        classes = self._program.values(place)
        return bool(classes) and all(
            isinstance(one, Class) and lineage(self._program, one.code).is_enumeration
            for one in classes
        )

    def _kept(self, owner: External, name: str, context: Context) -> list[Source]:
        """What the program keeps in an object of a library, as an attribute or as an item."""
        known, home = stores(self._program), shared_state.home(owner)
        sites = [*known.setting(name).get(home, ())]
        if shared_state.holds_items(owner):
            sites += known.keeping(name).get(home, ())
        found = [
            written(self._program, site, name, context.elsewhere())
            for site in sites
            if self._counts(site.code.path)
        ]
        if owner.symbol in NAMESPACES and owner.origin is not None:
            made = self._passing.at_call(owner.origin, name, None, context.elsewhere())
            found += without_omitted(made)[0]
        found += of_library(self._program, owner, name, context)
        return [*found, *configured(self._program, self, owner, name, context.elsewhere())]

    def of_module(self, path: str, name: str, context: Context) -> list[Source]:
        """Where an attribute of a module comes from."""
        return self._names.of_module(path, name, context)

    def holds_members(self, place: Place) -> bool:
        """Whether a register holds nothing but members of enumerations."""
        values = self._program.values(place)
        return bool(values) and all(
            isinstance(one, Instance) and lineage(self._program, one.class_).is_enumeration
            for one in values
        )

    def initial(self, code: CodeRef, name: str, context: Context) -> list[Source]:
        """What a dataclass hands to its `__post_init__`: a field, as `InitVar` declares it."""
        class_ = CodeRef(code.path, self._program.code(code).parent)
        known = lineage(self._program, class_)
        position = _index(fields(self._program, known.order), name)
        inherited = self._on_class(known, name, context)
        return [
            source
            for site in self._passing.callers.makers(code, context)
            for source in self._field(known, site, (name, position), inherited, context)
        ]

    # --- instances --------------------------------------------------------------------------
    def _of_instances(
        self,
        class_: CodeRef,
        instances: list[Instance],
        name: str,
        context: Context,
        read: Site | CodeRef,
    ) -> list[Source]:
        known = lineage(self._program, class_)
        own = frozenset(value for value in instances if value.site.position >= 0)
        if not own and all(map(is_any, instances)):
            own = self._of_program(class_, name)
            instances = [*instances, *own]
        reader = read.code if isinstance(read, Site) else read
        every = writes_of(self._program, self._counts, instances, name)
        if isinstance(read, Site):
            before = (one.code != reader or may_precede(self._program, one, read) for one in every)
            every = [one for one, counts in zip(every, before, strict=True) if counts]
        lasts = lasting(self._program, every, reader)
        first = [site for site in lasts if self._always_runs(site, known)]
        counting = [one for one in own if self._counts(one.site.code.path)]
        writes = renewed(self._program, counting, name, lasts, first)
        is_set = bool(first) or are_renewed(self._program, counting, name, writes)
        runs = context.elsewhere(own)
        tests = conditions(self._program, writes, name, reader)
        sources = [
            where(written(self._program, site, name, runs, reader), site, tests, runs)
            for site in writes
        ]
        if not is_set:
            had = self._at_first(known, own, name, context)
            sources += (where(one, None, tests, runs) for one in had)
        if fillings := fillings_of(self._program, instances, writes):
            given = filled(self._passing, fillings, name, runs)
            return list(over(given, sources))
        return sources

    def _on_class(self, known: Lineage, name: str, context: Context) -> list[Source]:
        return on_class(self._program, self._counts, known, name, context)

    def _at_first(
        self,
        known: Lineage,
        own: frozenset[Instance],
        name: str,
        context: Context,
    ) -> list[Source]:
        """What objects have for an attribute that no constructor assigns: a field, or the class's.

        Args:
            known: their class.
            own: the objects that the program makes.
            name: the attribute.
            context: the runs that are followed.
        """
        inherited = self._on_class(known, name, context)
        if not known.takes_fields:
            calls = handed_up(self._program, known)
            given = filled(self._passing, calls, name, context.elsewhere(own))
            return list(over(given, inherited)) if calls else inherited
        position = _index(fields(self._program, known.order), name) if known.generated else None
        held = [
            source
            for one in sorted(own, key=str)
            for source in of_dict(self._program, one, name, context)
        ]
        if held:
            return held
        made = sorted({value.site for value in own})
        return (
            [
                source
                for site in made
                for source in self._field(known, site, (name, position), inherited, context)
            ]
            if made
            else inherited
        )

    def _of_program(self, class_: CodeRef, name: str) -> frozenset[Instance]:
        """The objects of a class that the program makes and gives an attribute."""
        return frozenset(
            one
            for one in stores(self._program).setting(name)
            if isinstance(one, Instance) and one.class_ == class_ and one.site.position >= 0
        )

    def _always_runs(self, site: Site, known: Lineage) -> bool:
        """Whether an assignment happens whenever an object is made."""
        code = self._program.code(site.code)
        parent = CodeRef(site.code.path, code.parent)
        if code.name not in CONSTRUCTORS or parent not in known.order:
            return False
        return always_run(self._program, [site])

    def _field(
        self,
        known: Lineage,
        site: Site,
        field: tuple[str, int | None],
        inherited: list[Source],
        context: Context,
    ) -> list[Source]:
        """A field of the object that is made at a place: of a dict, or by a call."""
        mapping = validated(self._program, site)
        if mapping is None:
            return self._of_call(known, site, field, inherited, context)
        if is_changed(self._program, mapping):
            return [Source(None, context, reason="not all that a model is made of is known")]
        given = self._passing.in_mapping(mapping, site, field[0], context.elsewhere())
        return list(over(given, inherited))

    def _of_call(
        self,
        known: Lineage,
        site: Site,
        field: tuple[str, int | None],
        inherited: list[Source],
        context: Context,
    ) -> list[Source]:
        """A field of the object that a constructor call makes."""
        name, position = field
        copied = copied_by(self._program, site)
        chosen = (Entered(known.order[0], site),)
        sources: list[Source] = []
        if copied is not None or is_parsed(self._program, site):
            changed, surely = changed_by(self._program, site, name, context.elsewhere())
            sources += (structs.replace(one, callers=chosen, origin="argument") for one in changed)
            if surely:
                return sources
            position = None
            if copied is not None:
                inherited = self._before(site, copied, name, context)
        for source in self._passing.at_call(site, name, position, context.elsewhere()):
            if source.origin == "environment" and inherited:  # the default shows what may be read
                sources += [
                    structs.replace(one, callers=chosen, origin="settings_default")
                    for one in inherited
                ]
            elif source.origin == "environment":
                sources.append(structs.replace(source, callers=chosen))
            elif not source.omitted:
                sources.append(structs.replace(source, callers=chosen, origin="argument"))
            elif inherited:
                holds = not known.reads_environment
                sources += [
                    structs.replace(one, callers=chosen, settled=holds) for one in inherited
                ]
            elif known.reads_environment:
                reason = f"environment variable `{name.upper()}` has no default"
                sources.append(
                    Source(None, context, source.steps, chosen, "environment", reason=reason)
                )
        return sources

    def _before(self, site: Site, copied: Place, name: str, context: Context) -> list[Source]:
        """A field of an object that is copied; none where it is itself a copy made there."""
        if site in self._copying:
            return []
        self._copying.add(site)
        found = self.read(copied, name, context.elsewhere())
        self._copying.remove(site)
        return list(found.sources)


def _index(names: list[str], name: str) -> int | None:
    return names.index(name) if name in names else None
