"""Which calls of a code a walk up from it meets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit import ir
from lintkit.program.evidence import described
from lintkit.program.provenance.context import Source
from lintkit.program.provenance.hierarchy import lineage, method
from lintkit.program.provenance.premises import premises
from lintkit.program.provenance.registers import defining, root
from lintkit.program.provenance.runs import receivers
from lintkit.program.values import (
    PARTIAL,
    Class,
    CodeRef,
    Context,
    Entered,
    External,
    Function,
    Instance,
    Place,
    Site,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue

_MOST_CALLS = 6
"""How many callers up a value is followed."""

_MOST_CALLERS = 40
"""How many callers of one function are followed."""

ANNOUNCING = "__init_subclass__"
"""The method that a class statement calls with its keywords."""

_CONSTRUCTORS = frozenset({"__init__", "__new__", "__post_init__"})


class Caller(Struct, frozen=True):
    """A call of a code, as the walk meets it on its way up."""

    site: Site
    context: Context
    chosen: tuple[Entered, ...]


class Callers:
    """Questions about who calls what.

    Args:
        program: the linked program.
        counts: whether calls in a file count; tests say nothing about how the program runs.
    """

    def __init__(self, program: Program, counts: Callable[[str], bool]) -> None:
        self._program = program
        self._counts = counts
        self._premises = premises(program, counts)

    def of(self, code: CodeRef, context: Context) -> Iterator[Caller | Source]:
        """The calls of a code; a source in place of those that are not followed."""
        if context.calls and context.calls[-1].code == code:
            yield Caller(context.calls[-1].site, context.leave(), ())
            return
        name = f"`{described(self._program, code)}`"
        sites = self._sites(code, context)
        if sites and context.depth >= _MOST_CALLS:
            yield Source(None, context, reason=f"{name} is called from too far up to follow")
            return
        keeps = self._program.code(code).name in _CONSTRUCTORS
        for site in sites[:_MOST_CALLERS]:
            made = self._constructs(site)
            objects = context.objects if keeps and not made else self._own(site, code)
            known = context.premises | self._premises.through(site, code, context)
            outer = Context((), objects, context.depth + 1, premises=known)
            yield Caller(site, outer, (Entered(code, site),))
        if len(sites) > _MOST_CALLERS:
            yield Source(None, context, reason=f"{name} has too many callers to follow")

    def _own(self, site: Site, code: CodeRef) -> frozenset[Instance]:
        """The objects on which a method calls another of its own: it runs on them as well."""
        call = self._program.instruction(site)
        callee = defining(self._program, Place(site.code, getattr(call, "callee", ir.NO_REGISTER)))
        caller = self._program.code(site.code)
        parent = self._program.code(CodeRef(site.code.path, caller.parent))
        if not isinstance(callee, ir.GetAttr) or parent.kind != "class" or not caller.parameters:
            return frozenset()
        if root(self._program, Place(site.code, callee.object)).register != (
            caller.parameters[0].register
        ):
            return frozenset()
        return receivers(self._program, site, code, Context())

    def _sites(self, code: CodeRef, context: Context) -> list[Site]:
        edges = self._program.callers(code)
        sites = dict.fromkeys(
            edge.site
            for edge in edges
            if self._counts(edge.caller.path)
            and (edge.kind != "implicit" or self._passes(edge.site, code))
        )
        unfolded = {
            one.origin
            for site in sites
            for one in self._program.callees(site)
            if isinstance(one, External) and one.symbol == PARTIAL and one.origin in sites
        }  # what made a partial function that others of them call
        return [
            site for site in sites if site not in unfolded and self._concerns(site, code, context)
        ]

    def _passes(self, site: Site, code: CodeRef) -> bool:
        """Whether what calls a code unwritten passes what is written there."""
        if isinstance(self._program.instruction(site), ir.MakeClass):
            return self._program.code(code).name == ANNOUNCING
        return self._assigned(site) is not None

    def _assigned(self, site: Site) -> Place | None:
        """The object whose attribute is assigned there, which calls the setter of a property."""
        made = self._program.instruction(site)
        return Place(site.code, made.object) if isinstance(made, ir.SetAttr) else None

    def _concerns(self, site: Site, code: CodeRef, context: Context) -> bool:
        """Whether a call can be one on the objects that the walk follows."""
        if not context.objects:
            return True
        if self._constructs(site):
            return any(one.site == site and self._begins(one, code) for one in context.objects)
        assigned = self._assigned(site)
        receivers: list[AbstractValue | None] = [
            value.receiver
            for value in self._program.callees(site)
            if isinstance(value, Function) and value.code == code
        ]
        if assigned is not None:
            receivers += self._program.values(assigned)
        return not receivers or any(
            not isinstance(receiver, Instance) or receiver in context.objects
            for receiver in receivers
        )

    def _begins(self, made: Instance, code: CodeRef) -> bool:
        """Whether making an object may run a code itself: of its `__init__`, not one of a base."""
        name = self._program.code(code).name
        own = method(self._program, lineage(self._program, made.class_).order, name)
        return name != "__init__" or own is None or own == code

    def _constructs(self, site: Site) -> bool:
        return any(isinstance(value, Class) for value in self._program.callees(site))

    def makers(self, code: CodeRef, context: Context) -> list[Site]:
        """The calls that make the objects on which a generated `__init__` runs a method."""
        sites = dict.fromkeys(
            edge.site for edge in self._program.callers(code) if self._counts(edge.caller.path)
        )
        wanted = {one.site for one in context.objects} or sites.keys()
        return [site for site in sites if site in wanted and self._constructs(site)]

    def called(self, site: Site) -> str | None:
        """The last name of what a call calls."""
        made: ir.AnyInstruction | None = self._program.instruction(site)
        register = made.callee if isinstance(made, ir.Call) else ir.NO_REGISTER
        while True:
            definition = self._program.definition(Place(site.code, register))
            made = None if definition is None else self._program.instruction(definition)
            if not isinstance(made, ir.Call) or made.role != "decorator" or not made.arguments:
                break
            register = made.arguments[0].value
        if isinstance(made, ir.MakeFunction):
            return self._program.code(CodeRef(site.code.path, made.code)).name
        return made.name if isinstance(made, (ir.GetAttr, ir.LoadName)) else None
