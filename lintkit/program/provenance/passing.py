"""How a parameter gets its value: the calls, and what each passes for it.

Parameters are followed to each caller; `*args` and `**kwargs` that a caller only hands on are
followed to the callers of the caller.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec import structs

from lintkit import ir
from lintkit.program.binding import Bound
from lintkit.program.evidence import described
from lintkit.program.provenance.call_arguments import (
    POSITIONAL,
    bound_at,
    by_assignment,
    conditions,
    left_to_library,
    obscure,
    offset,
    parameter_in,
    passed_steps,
)
from lintkit.program.provenance.callers import Caller, Callers
from lintkit.program.provenance.components import components
from lintkit.program.provenance.context import Source
from lintkit.program.provenance.copied_keywords import kept_in_copy
from lintkit.program.provenance.defaults import defaulted, of_command
from lintkit.program.provenance.fixtures import made_by_fixtures
from lintkit.program.provenance.handing import handed_arguments
from lintkit.program.provenance.items import DEPTH, contents
from lintkit.program.provenance.keywords import given_back, keeper
from lintkit.program.provenance.namespaces import namespace_of, parsed_option
from lintkit.program.provenance.parametrized import parametrized
from lintkit.program.provenance.premises import premises
from lintkit.program.provenance.runs import inside, inside_mapping
from lintkit.program.provenance.selecting import Choice, run_for
from lintkit.program.provenance.written import Hand, left_in, spread_over, without_none
from lintkit.program.values import (
    CodeRef,
    Context,
    Field,
    Place,
    Site,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lintkit.ir import Parameter
    from lintkit.program.program import Program

_BY_NAME = frozenset({"positional", "keyword_only"})
_MOST_HANDED = 1000
"""How often `**kwargs` are followed to who handed them on, for one question."""


class Passing:
    """Questions about who passes what.

    Args:
        program: the linked program.
        counts: whether calls in a file count; tests say nothing about how the program runs.

    Attributes:
        callers: of codes.
    """

    def __init__(self, program: Program, counts: Callable[[str], bool]) -> None:
        self._program = program
        self._counts = counts
        self._handed = 0
        self.callers = Callers(program, counts)

    def to_parameter(self, code: CodeRef, parameter: Parameter, context: Context) -> list[Source]:
        """What callers pass for a parameter; its default where one passes nothing."""
        sources: list[Source] = []
        for caller in self.callers.of(code, context):
            if isinstance(caller, Source):
                sources.append(caller)
                continue
            passed = self._at_caller(caller, code, parameter)
            sources += left_to_library(self._program, passed, caller, code, parameter)
        if not sources:
            given = (
                list(parametrized(self._program, code, parameter.name))
                or components(self._program, code, parameter.name)
                or made_by_fixtures(self._program, code, parameter)
            )
            sources = [Source(place, context.elsewhere(), origin="argument") for place in given]
        if not sources:
            text = f"nothing calls `{described(self._program, code)}` with `{parameter.name}`"
            left = (code, parameter.name)
            sources = [Source(None, context, omitted=True, reason=text, left_to=left)]
        return [
            one
            for source in sources
            for one in (
                defaulted(self._program, code, parameter, source) if source.omitted else (source,)
            )
        ]

    def to_keyword(self, code: CodeRef, name: str, context: Context) -> list[Source]:
        """What callers pass by a name; where it is a parameter's, `**kwargs` never get it."""
        return self._keywords(self.callers.of(code, context), code, name, context)

    def _keywords(
        self, callers: Iterable[Caller | Source], code: CodeRef, name: str, context: Context
    ) -> list[Source]:
        sources: list[Source] = []
        takes = self._program.code(code).parameters
        if any(one.name == name and one.kind in _BY_NAME for one in takes):
            text = f"`{described(self._program, code)}` takes `{name}` itself, and not in `**`"
            return [Source(None, context, omitted=True, reason=text)]
        for caller in callers:
            if isinstance(caller, Source):
                sources.append(caller)
            else:
                sources += self._from(caller, name, None, code)
        reason = f"nothing calls `{described(self._program, code)}` with `{name}`"
        left = Source(None, context, omitted=True, reason=reason, left_to=(code, name))
        return sources or of_command(self._program, code, name, left)

    def at_call(
        self, site: Site, name: str, position: int | None, context: Context
    ) -> list[Source]:
        """What a call passes for an argument, by keyword or position."""
        return self._in_bound(bound_at(self._program, site, context), site, name, position, context)

    def in_mapping(self, mapping: Place, at: Site, name: str, context: Context) -> list[Source]:
        """What a mapping holds under a name when an instruction runs.

        Args:
            mapping: the register in which it is made.
            at: the instruction.
            name: the key.
            context: the runs of the code that makes it.
        """
        given = context.entered_by(mapping.code)
        items = contents(self._program, mapping, at, DEPTH, frozenset(), given)
        item = items.by_key.get(name)
        bound = Bound(double_star=items.rest, filled=items.filled)
        if item is None:
            return self._left_out(bound, at, name, context)
        found = [
            Source(
                place,
                context if place.code == mapping.code else context.elsewhere(context.objects),
                conditional=item.optional or len(item.places) > 1,
                present=item.present,
            )
            for place in item.places
        ]
        for over in item.over:
            found = spread_over(found, self._spread(over, bound, at, name, context, None))
        return [*found, *(self._left_out(bound, at, name, context) if item.optional else ())]

    def _at_caller(self, caller: Caller, code: CodeRef, parameter: Parameter) -> list[Source]:
        if isinstance(self._program.instruction(caller.site), ir.SetAttr):
            return by_assignment(self._program, caller, code, parameter)
        name = "" if parameter.kind == "positional_only" else parameter.name
        position = None
        if parameter.kind in POSITIONAL:
            position = self._program.code(code).parameters.index(parameter)
            position -= offset(self._program, caller.site, code)
            if position < 0:
                return []  # the receiver
        return self._from(caller, name, position, code)

    def _from(
        self, caller: Caller, name: str, position: int | None, code: CodeRef | None = None
    ) -> list[Source]:
        site = caller.site
        bound = handed_arguments(self._program, site, code)
        if bound is None:
            bound = bound_at(self._program, site, caller.context, code)
        found = self._in_bound(bound, site, name, position, caller.context, code)
        return [
            structs.replace(source, callers=(*caller.chosen, *source.callers), origin="argument")
            for source in found
        ]

    def _in_bound(
        self,
        bound: Bound,
        site: Site,
        name: str,
        position: int | None,
        context: Context,
        code: CodeRef | None = None,
    ) -> list[Source]:
        item = bound.keywords.get(name) if name else None
        if item is not None:
            item = premises(self._program, self._counts).spread(site, name, item, context)
            several = item.optional or len(item.places) > 1
            found = [
                Source(
                    place,
                    inside_mapping(self._program, site, place, context),
                    passed_steps(self._program, site, place, name),
                    conditional=several,
                    present=item.present,
                    at=site,
                    when=conditions(self._program, item, place, site, context),
                )
                for place in item.places
            ]
            for over in item.over:
                found = spread_over(found, self._spread(over, bound, site, name, context, code))
            if item.optional:
                when = conditions(self._program, item, None, site, context)
                left_out = self._left_out(bound, site, name, context, code)
                found += (structs.replace(one, when=(*one.when, *when)) for one in left_out)
            return found
        if position is not None and position < len(bound.positional):
            place = bound.positional[position]
            return [Source(place, context, passed_steps(self._program, site, place, name), at=site)]
        if position is not None and bound.star:
            return self._through_star(bound, site, name, position, context, code)
        return self._left_out(bound, site, name, context, code)

    def _through_star(
        self,
        bound: Bound,
        site: Site,
        name: str,
        position: int,
        context: Context,
        target: CodeRef | None,
    ) -> list[Source]:
        """An argument that a function may get in its `*args`, and then hands on."""
        place = bound.star[0]
        parameter = parameter_in(self._program, place)
        if parameter is None or parameter.kind != "var_positional" or len(bound.star) > 1:
            return [obscure(self._program, site, place, "*", context)]
        code = self._program.code(place.code)
        before = sum(one.kind in POSITIONAL for one in code.parameters)
        keywords = any(one.kind == "var_keyword" for one in code.parameters) and bound.double_star
        step = self._program.step(site, f"handed on here with `*{parameter.name}`")
        callers = tuple(self._callers_for(site, place.code, target, name, context))

        def through(name: str) -> Iterator[Source]:
            for caller in callers:
                if isinstance(caller, Source):
                    yield caller
                    continue
                index = before + position - len(bound.positional)
                index -= offset(self._program, caller.site, place.code)
                if index >= 0:  # else it is the receiver
                    yield from self._from(caller, name, index)

        if keywords and all(one.omitted for one in through("")):  # so that only keywords are left
            return self._left_out(bound, site, name, context, target)
        found = list(through(name if keywords else ""))
        found = found or self._left_out(Bound(), site, name, context)
        return [structs.replace(source, steps=(step, *source.steps)) for source in found]

    def _left_out(
        self,
        bound: Bound,
        site: Site,
        name: str,
        context: Context,
        target: CodeRef | None = None,
    ) -> list[Source]:
        """An argument that is not written: not passed, or handed on from the caller's caller."""
        if not name or not bound.double_star:
            step = self._program.step(site, f"called here without `{name}`" if name else "called")
            return [Source(None, context, (step,), omitted=True)]
        found: list[Source] = []
        for place in reversed(bound.double_star):  # what comes later goes before
            handed = self._spread(place, bound, site, name, context, target)
            found += [source for source in handed if not source.omitted]
            omitted = [source for source in handed if source.omitted]
            if not omitted:
                return found
        return [*found, *omitted]

    def _spread(  # as `_handed_on`
        self,
        place: Place,
        bound: Bound,
        site: Site,
        name: str,
        context: Context,
        target: CodeRef | None,
    ) -> list[Source]:
        """An argument that a mapping hands on, perhaps only where it is not None."""
        handed = self._handed_on(place, site, name, context, target)
        if place not in bound.filled:
            return handed
        return [one for source in handed for one in without_none(self._program, source)]

    def _handed_on(
        self, place: Place, site: Site, name: str, context: Context, target: CodeRef | None
    ) -> list[Source]:
        """An argument that a mapping hands on: what a function got in its `**kwargs`."""
        context = inside_mapping(self._program, site, place, context)
        if (copied := kept_in_copy(self._program, place, name)) is not None:
            return self._left_out(Bound(double_star=copied), site, name, context, target)
        parameter = parameter_in(self._program, place)
        if parameter is not None and parameter.kind == "var_keyword":
            callers = self._callers_for(site, place.code, target, name, context)
            return self._of_own(place, site, name, context, callers)
        elsewhere = context.elsewhere(context.objects)
        if (kept := keeper(self._program, place)) is not None:
            run = inside(self._program, place, kept, context) or elsewhere
            return self.to_keyword(kept, name, run)
        if (given := given_back(self._program, place)) is not None:
            keywords, end = given
            run = inside(self._program, place, keywords.code, context) or elsewhere
            callers = self.callers.of(keywords.code, run)
            return self._of_own(keywords, end, name, run, callers)
        if (owner := namespace_of(self._program, place)) is not None:
            held = Field(owner.code, owner.register, name)
            steps = passed_steps(self._program, site, held, name)
            if not (self._program.values(held) or parsed_option(self._program, owner, name)):
                return [Source(None, context, steps, omitted=True)]
            return [Source(held, context, steps, at=site)]
        return [obscure(self._program, site, place, "**", context)]

    def _of_own(
        self,
        place: Place,
        site: Site,
        name: str,
        context: Context,
        callers: Iterable[Caller | Source],
    ) -> list[Source]:
        """What a function's own `**kwargs` hold under a name when they are handed on."""
        parameter = parameter_in(self._program, place)
        keywords = "" if parameter is None else parameter.name
        self._handed += 1
        if self._handed > _MOST_HANDED:  # by each of many to each of many, and so on
            reason = f"`**{keywords}` is handed on in too many ways to follow"
            return [Source(None, context, reason=reason)]
        step = self._program.step(site, f"handed on here with `**{keywords}`")
        handed = self._keywords(callers, place.code, name, context)
        found = [structs.replace(source, steps=(step, *source.steps)) for source in handed]
        return left_in(self._program, found, place, name, Hand(site, context, (step,)))

    def in_own(self, place: Place, site: Site, name: str, context: Context) -> list[Source]:
        """What a function's own `**kwargs` hold under a name where it looks that up."""
        passed = self.to_keyword(place.code, name, context)
        return left_in(self._program, passed, place, name, Hand(site, context))

    def _callers_for(
        self, site: Site, wrapper: CodeRef, target: CodeRef | None, name: str, context: Context
    ) -> Iterator[Caller | Source]:
        """The callers of a wrapper whose arguments go to one of the functions that it wraps."""
        choice = Choice.of(self._program, site, target)
        found = self.callers.of(wrapper, context)
        callers = [one for one in found if isinstance(one, Source) or one.site != site]
        unsure: list[Caller] = []
        for caller in callers:
            if isinstance(caller, Source):
                yield caller
                continue
            means = self._means(caller, site, wrapper, choice)
            if means:
                yield caller
            elif means is None:
                unsure.append(caller)
        passed = (source for caller in unsure for source in self._from(caller, name, None))
        if len(callers) == 1 or all(source.omitted for source in passed):
            yield from unsure
        elif unsure:
            reason = f"which caller's `{name}` goes to which function is not known"
            yield Source(None, context, reason=reason)

    def _means(self, caller: Caller, site: Site, wrapper: CodeRef, choice: Choice) -> bool | None:
        """Whether what a caller passes to a wrapper goes to one function; None: not known.

        What a decorator wraps keeps its name, by which its callers call the wrapper. Where it may
        wrap itself, that call hands on no more than the others do.
        """
        if choice.is_only:
            return True
        given = partial(self._at_caller, caller, wrapper)
        called = self.callers.called(caller.site)
        chosen = run_for(self._program, site, caller.site, called, given)
        if (is_chosen := choice.among(chosen)) is not None:
            return is_chosen
        if choice.name is None or called not in choice.names:
            return None
        return called == choice.name
