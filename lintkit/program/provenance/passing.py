"""How a parameter gets its value: the calls, and what each passes for it.

Parameters are followed to each caller; `*args` and `**kwargs` that a caller only hands on are
followed to the callers of the caller.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, structs

from lintkit import ir
from lintkit.program.binding import Bound, bind
from lintkit.program.evidence import described, expression
from lintkit.program.provenance.commands import Option, declared_option
from lintkit.program.provenance.context import Context, Entered, Source
from lintkit.program.provenance.filtered import removals
from lintkit.program.provenance.items import constant_keys, contents, external_symbols
from lintkit.program.provenance.order import surely_precedes
from lintkit.program.provenance.stores import stores
from lintkit.program.values import Class, CodeRef, Function, Instance, Place, Site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lintkit.ir import Parameter
    from lintkit.model import Step
    from lintkit.program.program import Program

MOST_CALLS = 6
"""How many callers up a value is followed."""

MOST_CALLERS = 40
"""How many callers of one function are followed."""

_CONSTRUCTORS = frozenset({"__init__", "__new__", "__post_init__"})

# Functions that call what they are given with the arguments that follow: position of the callable.
_HANDING = {
    "anyio.to_thread.run_sync": 0,
    "asyncio.get_event_loop.run_in_executor": 1,
    "asyncio.get_running_loop.run_in_executor": 1,
    "asyncio.new_event_loop.run_in_executor": 1,
    "asyncio.to_thread": 0,
    "concurrent.futures.ProcessPoolExecutor.submit": 0,
    "concurrent.futures.ThreadPoolExecutor.submit": 0,
    "fastapi.concurrency.run_in_threadpool": 0,
    "starlette.concurrency.run_in_threadpool": 0,
    "trio.to_thread.run_sync": 0,
}
_THREADS = frozenset({"multiprocessing.Process", "threading.Thread", "threading.Timer"})


class _Caller(Struct, frozen=True):
    """A call of a code, as the walk meets it on its way up."""

    site: Site
    context: Context
    chosen: tuple[Entered, ...]


class Passing:
    """Questions about who passes what.

    Args:
        program: the linked program.
        counts: whether calls in a file count; tests say nothing about how the program runs.
    """

    def __init__(self, program: Program, counts: Callable[[str], bool]) -> None:
        self._program = program
        self._counts = counts

    def to_parameter(self, code: CodeRef, parameter: Parameter, context: Context) -> list[Source]:
        """What callers pass for a parameter; its default where one passes nothing."""
        sources: list[Source] = []
        for caller in self._callers(code, context):
            if isinstance(caller, Source):
                sources.append(caller)
                continue
            sources += self._at_caller(caller, code, parameter)
        if not sources:
            text = f"nothing calls `{described(self._program, code)}` with `{parameter.name}`"
            sources = [Source(None, context, omitted=True, reason=text)]
        return [
            one
            for source in sources
            for one in (self._defaulted(code, parameter, source) if source.omitted else (source,))
        ]

    def to_keyword(self, code: CodeRef, name: str, context: Context) -> list[Source]:
        """What callers pass by a name that is not a parameter's, so that `**kwargs` gets it."""
        sources: list[Source] = []
        for caller in self._callers(code, context):
            if isinstance(caller, Source):
                sources.append(caller)
            else:
                sources += self._from(caller, name, None)
        return sources or [
            Source(
                None,
                context,
                omitted=True,
                reason=f"nothing calls `{described(self._program, code)}` with `{name}`",
            )
        ]

    def at_call(
        self, site: Site, name: str, position: int | None, context: Context
    ) -> list[Source]:
        """What a call passes for an argument, by keyword or position."""
        return self._in_bound(bind(self._program, site), site, name, position, context)

    def receiver(self, code: CodeRef, context: Context) -> Source | None:
        """The object on which a method was called, where the walk came in through a call."""
        if not context.calls or context.calls[-1].code != code:
            return None
        site = context.calls[-1].site
        call = self._program.instruction(site)
        made = call
        if isinstance(call, ir.Call):
            definition = self._program.definition(Place(site.code, call.callee))
            made = call if definition is None else self._program.instruction(definition)
        if not isinstance(made, ir.GetAttr):
            return None
        outer = Context(context.calls[:-1], context.objects, context.depth)
        return Source(Place(site.code, made.object), outer)

    # --- callers ----------------------------------------------------------------------------
    def _callers(self, code: CodeRef, context: Context) -> Iterator[_Caller | Source]:
        if context.calls and context.calls[-1].code == code:
            outer = Context(context.calls[:-1], context.objects, context.depth)
            yield _Caller(context.calls[-1].site, outer, ())
            return
        name = f"`{described(self._program, code)}`"
        sites = self._sites(code, context)
        if sites and context.depth >= MOST_CALLS:
            yield Source(None, context, reason=f"{name} is called from too far up to follow")
            return
        keeps = self._program.code(code).name in _CONSTRUCTORS
        for site in sites[:MOST_CALLERS]:
            made = self._constructs(site)
            objects = context.objects if keeps and not made else frozenset()
            outer = Context((), objects, context.depth + 1)
            yield _Caller(site, outer, (Entered(code, site),))
        if len(sites) > MOST_CALLERS:
            yield Source(None, context, reason=f"{name} has too many callers to follow")

    def _sites(self, code: CodeRef, context: Context) -> list[Site]:
        edges = self._program.callers(code)
        sites = dict.fromkeys(
            edge.site
            for edge in edges
            if self._counts(edge.caller.path) and edge.kind != "implicit"
        )
        return [site for site in sites if self._concerns(site, code, context)]

    def _concerns(self, site: Site, code: CodeRef, context: Context) -> bool:
        """Whether a call can be one on the objects that the walk follows."""
        if not context.objects:
            return True
        if self._constructs(site):
            return site in context.objects
        receivers = [
            value.receiver
            for value in self._program.callees(site)
            if isinstance(value, Function) and value.code == code
        ]
        return not receivers or any(
            not isinstance(receiver, Instance) or receiver.site in context.objects
            for receiver in receivers
        )

    def _constructs(self, site: Site) -> bool:
        return any(isinstance(value, Class) for value in self._program.callees(site))

    # --- arguments --------------------------------------------------------------------------
    def _at_caller(self, caller: _Caller, code: CodeRef, parameter: Parameter) -> list[Source]:
        name = "" if parameter.kind == "positional_only" else parameter.name
        position = None
        if parameter.kind in {"positional", "positional_only"}:
            position = self._program.code(code).parameters.index(parameter)
            position -= self._offset(caller.site, code)
            if position < 0:
                return []  # the receiver
        return self._from(caller, name, position)

    def _from(self, caller: _Caller, name: str, position: int | None) -> list[Source]:
        site = caller.site
        bound = self._handed(site)
        if bound is None:
            bound = bind(self._program, site)
        found = self._in_bound(bound, site, name, position, caller.context)
        return [
            structs.replace(source, callers=(*caller.chosen, *source.callers), origin="argument")
            for source in found
        ]

    def _in_bound(
        self, bound: Bound, site: Site, name: str, position: int | None, context: Context
    ) -> list[Source]:
        item = bound.keywords.get(name) if name else None
        if item is not None:
            several = item.optional or len(item.places) > 1
            found = [
                Source(
                    place,
                    context,
                    self._passed(site, place, name),
                    conditional=several,
                    present=item.present,
                )
                for place in item.places
            ]
            if item.optional:
                found += self._left_out(bound, site, name, context)
            return found
        if position is not None and position < len(bound.positional):
            place = bound.positional[position]
            return [Source(place, context, self._passed(site, place, name))]
        if position is not None and bound.star:
            return [self._obscure(site, bound.star[0], "*", context)]
        return self._left_out(bound, site, name, context)

    def _left_out(self, bound: Bound, site: Site, name: str, context: Context) -> list[Source]:
        """An argument that is not written: not passed, or handed on from the caller's caller."""
        if not name or not bound.double_star:
            step = self._program.step(site, f"called here without `{name}`" if name else "called")
            return [Source(None, context, (step,), omitted=True)]
        found: list[Source] = []
        for place in bound.double_star:
            parameter = _parameter(self._program, place)
            if parameter is None or parameter.kind != "var_keyword":
                found.append(self._obscure(site, place, "**", context))
                continue
            step = self._program.step(site, f"handed on here with `**{parameter.name}`")
            removed = removals(self._program, place, name, site, constant_keys)
            if removed:
                text = f"`{name}` is taken out of `**{parameter.name}` first"
                gone = (step, self._program.step(removed[0], text))
                found.append(Source(None, context, gone, omitted=True))
            if removed and surely_precedes(self._program, removed, site):
                continue
            handed = self.to_keyword(place.code, name, context)
            if self._dispatches(site) and not all(source.omitted for source in handed):
                reason = f"which caller's `{name}` goes to which function is not known"
                handed = [Source(None, context, reason=reason)]
            found += [structs.replace(source, steps=(step, *source.steps)) for source in handed]
        return found

    def _dispatches(self, site: Site) -> bool:
        """Whether a call runs one of several functions, each for callers of its own."""
        return len(set(self._program.callees(site))) > 1

    def _obscure(self, site: Site, place: Place, stars: str, context: Context) -> Source:
        what = expression(self._program, place).strip("`") or "…"
        step = self._program.step(site, f"called here with `{stars}{what}`")
        return Source(None, context, (step,), reason=f"what `{stars}{what}` holds is not known")

    def _passed(self, site: Site, place: Place, name: str) -> tuple[Step, ...]:
        what = expression(self._program, place)
        if what and name:
            return (self._program.step(site, f"called here with `{name}` = {what}"),)
        return (self._program.step(site, f"called here with {what or f'`{name}`'}"),)

    def _offset(self, site: Site, code: CodeRef) -> int:
        """How many of the parameters a call fills by itself: 1 for a receiver."""
        for value in self._program.callees(site):
            if isinstance(value, Function) and value.code == code:
                return 0 if value.receiver is None else 1
            if isinstance(value, (Class, Instance)):
                return 1
        return 0

    def _handed(self, site: Site) -> Bound | None:
        """The arguments that a library function hands to the callable it is given."""
        symbols = external_symbols(self._program, site)
        positions = {_HANDING[symbol] for symbol in symbols if symbol in _HANDING}
        if len(positions) == 1:
            bound = bind(self._program, site)
            rest = bound.positional[positions.pop() + 1 :]
            return Bound(rest, bound.keywords, bound.star, bound.double_star)
        if symbols & _THREADS:
            bound = bind(self._program, site)
            if (args := bound.keywords.get("args")) and len(args.places) == 1:
                items = contents(self._program, args.places[0], site)
                known = tuple(item.places[0] for _, item in sorted(items.by_key.items(), key=str))
                return Bound(known, {}, items.rest, ())
            return Bound()
        return None

    # --- defaults ---------------------------------------------------------------------------
    def _defaulted(self, code: CodeRef, parameter: Parameter, source: Source) -> Iterator[Source]:
        """The default of a parameter for which a caller passes nothing."""
        if option := declared_option(self._program, code, parameter.name):
            yield from self._of_option(option, parameter, source)
            return
        place = default_place(self._program, code, parameter.name)
        steps = source.steps
        if place is None:
            reason = source.reason or f"`{parameter.name}` is not passed"
            yield Source(
                None,
                source.context,
                steps,
                source.callers,
                "argument",
                omitted=not source.callers,
                reason=reason,
            )
            return
        what = expression(self._program, place)
        applies = f"default {what} applies" if what else "its default applies"
        if steps:
            last = steps[-1]
            text = f"{last.text}: {applies}"
            steps = (*steps[:-1], type(last)(last.path, last.line, text))
        else:
            made = self._program.definition(place)
            if made is not None:
                text = f"{source.reason}: {applies}" if source.reason else applies
                steps = (self._program.step(made, text),)
        yield Source(
            place,
            source.context.elsewhere(),
            steps,
            source.callers,
            "parameter_default",
            source.conditional,
        )

    def _of_option(self, option: Option, parameter: Parameter, source: Source) -> Iterator[Source]:
        """What the command line gives: the option's default, if it has one."""
        step = self._program.step(option.site, f"`{parameter.name}` is an option declared here")
        for place in option.defaults:
            context = source.context.elsewhere()
            yield Source(place, context, (step,), source.callers, "parameter_default")
        if not option.defaults:
            reason = "the command line says it"
            yield Source(None, source.context, (step,), source.callers, "argument", reason=reason)


def default_place(program: Program, code: CodeRef, name: str) -> Place | None:
    """Where the default of a parameter is made; None where it has none."""
    site = stores(program).makers.get(code)
    made = None if site is None else program.instruction(site)
    if site is None or not isinstance(made, ir.MakeFunction):
        return None
    for default in made.defaults:
        if default.parameter == name:
            return Place(site.code, default.value)
    return None


def _parameter(program: Program, place: Place) -> Parameter | None:
    for parameter in program.code(place.code).parameters:
        if parameter.register == place.register:
            return parameter
    return None
