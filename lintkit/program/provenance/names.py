"""Names that several codes see: module globals and variables of enclosing functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.evidence import expression
from lintkit.program.provenance.context import Source
from lintkit.program.provenance.order import ancestry, surely_precedes
from lintkit.program.provenance.replacing import Replacing
from lintkit.program.provenance.stores import stores
from lintkit.program.values import Class, CodeRef, Context, Function, ModuleValue, Place, Site

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.program.program import Program


class Names:
    """Questions about who gives a name its value.

    Args:
        program: the linked program.
        counts: whether what a file does counts.
    """

    def __init__(self, program: Program, counts: Callable[[str], bool]) -> None:
        self._program = program
        self._counts = counts
        self._runs: dict[CodeRef, tuple[frozenset[int], bool]] = {}
        self._replacing: dict[tuple[CodeRef, str], Replacing | None] = {}

    def read(self, site: Site, load: ir.LoadName, context: Context) -> list[Source]:
        """What a load can find; empty where nobody in the program binds the name."""
        owner = CodeRef(site.code.path, load.owner)
        if load.current == ir.NO_REGISTER:
            if (own := self._just_stored(owner, load.name, site)) is not None:
                return [self._version(own, owner, load.name, context, several=False)]
            return self.versions(owner, load.name, context, site)
        others = [
            source
            for source in self.versions(owner, load.name, context)
            if source.place is not None and source.place.code != site.code
        ]
        if others and self._is_replaced(owner, load.name, site):
            return others
        current = Source(Place(site.code, load.current), context, conditional=bool(others))
        return [current, *(_conditional(source) for source in others)]

    def _just_stored(self, owner: CodeRef, name: str, site: Site) -> Site | None:
        """The store of a name in the code that loads it, where nothing can store since."""
        all_stores = stores(self._program).names.get((owner.path, owner.index, name), ())
        before = [one for one in all_stores if one.code == site.code and one < site]
        if not before or not surely_precedes(self._program, before[-1:], site):
            return None
        between = range(before[-1].position + 1, site.position)
        return None if any(self._may_store(Site(site.code, one)) for one in between) else before[-1]

    def _may_store(self, site: Site) -> bool:
        """Whether other code of the program can run at an instruction."""
        instruction = self._program.instruction(site)
        if isinstance(instruction, (ir.Await, ir.Yield, ir.YieldFrom)):
            return True
        return any(isinstance(one, (Function, Class)) for one in self._program.callees(site))

    def versions(
        self, owner: CodeRef, name: str, context: Context, at: Site | None = None
    ) -> list[Source]:
        """The versions of a name that another code can see; `at`: what reads it."""
        sites = self._seen(self._writes(owner, name), owner, at)
        if at is not None and self._is_replaced(owner, name, at):
            sites = [site for site in sites if site.code != owner]
        if not sites and owner.index != ir.MODULE_CODE:
            return self._captured(owner, name, context)
        return [
            self._version(site, owner, name, context.elsewhere(), several=len(sites) > 1)
            for site in sites
        ]

    def _writes(self, owner: CodeRef, name: str) -> list[Site]:
        """Where a name is set, those of a module also from outside."""
        sites = stores(self._program).names.get((owner.path, owner.index, name), [])
        is_module = owner.index == ir.MODULE_CODE
        return [*sites, *self._from_outside(owner.path, name)] if is_module else sites

    def _is_replaced(self, owner: CodeRef, name: str, at: Site) -> bool:
        """Whether what the body of a module sets a name to is surely gone when it is read."""
        if owner.index != ir.MODULE_CODE:
            return False
        key = (owner, name)
        if key not in self._replacing:
            writes = [one for one in self._writes(owner, name) if self._counts(one.code.path)]
            is_set_anew = len({one.code for one in writes}) > 1 and any(
                one.code == owner for one in writes
            )
            self._replacing[key] = (
                Replacing(self._program, owner, writes, self._counts) if is_set_anew else None
            )
        replacing = self._replacing[key]
        return replacing is not None and replacing.precedes(at)

    def imported(self, site: Site, load: ir.ImportFrom, context: Context) -> list[Source]:
        """What `from module import name` finds in a module of the program."""
        path = self._program.imported(site.code.path, load.module, load.level)
        return [] if path is None else self.of_module(path, load.name, context)

    def of_module(
        self, path: str, name: str, context: Context, at: Site | None = None
    ) -> list[Source]:
        """What an attribute of a module can be.

        Args:
            path: the module.
            name: the attribute.
            context: the runs that are followed.
            at: what reads it, where that is known: it may have been set before.
        """
        owner = CodeRef(self._program.provider(path, name) or path, ir.MODULE_CODE)
        return self.versions(owner, name, context, at)

    def _version(
        self, site: Site, owner: CodeRef, name: str, context: Context, *, several: bool
    ) -> Source:
        instruction = self._program.instruction(site)
        if not isinstance(instruction, (ir.StoreName, ir.SetAttr)):
            raise TypeError(instruction)
        place = Place(site.code, instruction.value)
        text = self._told(place, name)
        is_function = self._program.code(owner).kind in {"function", "lambda"}
        return Source(
            place,
            context,
            (self._program.step(site, text),),
            origin="literal" if is_function else "constant",
            conditional=several,
        )

    def _told(self, place: Place, name: str) -> str:
        site = self._program.definition(place)
        made_by = self._program.instruction(site) if site is not None else None
        if isinstance(made_by, (ir.ImportFrom, ir.ImportModule)):
            return f"`{name}` is imported"
        if isinstance(made_by, (ir.MakeFunction, ir.MakeClass)):
            return f"`{name}` is defined here"
        what = expression(self._program, place)
        return f"`{name}` is set to {what}" if what else f"`{name}` is set here"

    def _seen(self, sites: list[Site], owner: CodeRef, at: Site | None) -> list[Site]:
        """The stores whose value is there whenever the reader can run.

        What a module's body itself runs between two stores, as the cells of a notebook do, sees
        the earlier.
        """
        final = self._final(sites)
        if at is None or len(final) == len(sites) or owner != CodeRef(at.code.path, ir.MODULE_CODE):
            return final
        runs, otherwise = self._runs_of(at.code, owner)
        found = dict.fromkeys(final if otherwise or not runs else ())
        for position in runs:
            before = [site for site in sites if site.code != owner or site.position < position]
            found.update(dict.fromkeys(self._final(before)))
        return sorted(found)

    def _runs_of(self, reader: CodeRef, module: CodeRef) -> tuple[frozenset[int], bool]:
        """Where a module's body runs a code in the end, and whether anything else may run it."""
        known = self._runs.get(reader)
        if known is not None:
            return known
        positions: set[int] = set()
        otherwise = False
        met = {reader}
        waiting = [reader]
        while waiting:
            edges = [
                edge
                for edge in self._program.callers(waiting.pop())
                if self._counts(edge.caller.path)
            ]
            otherwise |= not edges
            for edge in edges:
                if edge.caller == module:
                    positions.add(edge.site.position)
                elif edge.caller not in met:
                    met.add(edge.caller)
                    waiting.append(edge.caller)
        self._runs[reader] = found = frozenset(positions), otherwise
        return found

    def _final(self, sites: list[Site]) -> list[Site]:
        """The stores that a later, unconditional one in the same code does not undo."""
        last = {site.code: site for site in sites if self._is_unconditional(site)}
        return [
            site
            for site in sites
            if self._counts(site.code.path)
            and (site.code not in last or site.position >= last[site.code].position)
        ]

    def _is_unconditional(self, site: Site) -> bool:
        code = self._program.code(site.code)
        if code.kind != "module":
            return False
        around = ancestry(code.regions, self._program.instruction(site).region)
        return all(code.regions[index].kind in {"body", "with"} for index in around)

    def _from_outside(self, path: str, name: str) -> list[Site]:
        """Assignments of the form `module.name = …`."""
        found = []
        for site in stores(self._program).attributes.get(name, ()):
            instruction = self._program.instruction(site)
            if isinstance(instruction, ir.SetAttr) and self._counts(site.code.path):
                owners = self._program.values(Place(site.code, instruction.object))
                if ModuleValue(path) in owners:
                    found.append(site)
        return found

    def _captured(self, owner: CodeRef, name: str, context: Context) -> list[Source]:
        """A parameter of an enclosing function that nobody assigns."""
        return [
            Source(Place(owner, parameter.register), context.elsewhere())
            for parameter in self._program.code(owner).parameters
            if parameter.name == name
        ]


def _conditional(source: Source) -> Source:
    return Source(
        source.place, source.context, source.steps, origin=source.origin, conditional=True
    )
