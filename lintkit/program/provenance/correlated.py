"""What the tests around a call say of the arguments that come there in the same run.

`if provider == "groq": ask_groq(model)` passes no model that callers name together with another
provider, nor the rest of a text that begins with another's name.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from msgspec import structs

from lintkit.program.provenance import membership, told_apart, value_tests
from lintkit.program.provenance.conditions import Condition, parts
from lintkit.program.provenance.missing import unconverted
from lintkit.program.provenance.order import ancestry
from lintkit.program.provenance.outcomes import is_open
from lintkit.program.provenance.registers import are_same
from lintkit.program.provenance.ways import CIRCLE, CUT, OPEN, agree
from lintkit.program.values import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.model import Step
    from lintkit.program.program import Program
    from lintkit.program.provenance.context import Source
    from lintkit.program.provenance.walk import Walk
    from lintkit.program.provenance.ways import Way
    from lintkit.program.values import Context, Entered, Site


def kept(walk: Walk, source: Source, found: list[Way]) -> list[Way]:
    """The ways into an argument on which its call can run; all where that leaves none."""
    if source.at is None or source.place is None or source.place.code != source.at.code:
        return found
    found = told_apart.tested(walk, source.place, source.at, found, source.context)
    for test, outcome in _tests_around(walk.program, source.at):
        if len(found) < 2:  # noqa: PLR2004  whether the call runs at all is not asked
            break
        tested = _tested(walk, test, source.context, outcome=outcome)
        if tested is None:
            continue
        others, passing = tested
        found = [way for way in found if _can_run(way, others, passing)] or found
    return found


def holding(walk: Walk, source: Source) -> list[Source]:
    """A source in each of the runs in which it is a way, by the conditions that it has."""
    found = [structs.replace(source, when=())]
    for runs in (one for condition in source.when for one in _runs(walk, source, condition)):
        found = [
            structs.replace(
                one, steps=(*one.steps, *way.steps), callers=(*one.callers, *way.callers)
            )
            for one in found
            for way in reversed(runs.values())
            if agree((one, way))
        ]
    return found


def _runs(
    walk: Walk, source: Source, condition: Condition
) -> Iterator[dict[tuple[Entered, ...], Way]]:
    """The ways on which a condition holds, by the callers that they choose, for each of its parts.

    Nothing is given of a part of which that is not known.
    """
    made_of = parts(walk.program, condition)
    told = [_passing(walk, source, one) for one in made_of.conditions]
    if made_of.are_joined:
        yield from ({way.callers: way for way in reversed(one)} for one in told if one is not None)
    elif (known := [one for one in told if one is not None]) and len(known) == len(told):
        yield {way.callers: way for one in known for way in reversed(one)}


def _passing(walk: Walk, source: Source, condition: Condition) -> list[Way] | None:
    """The ways into what a condition is about on which it holds; None if not known."""
    about = value_tests.about(walk.program, condition.test, outcome=condition.outcome)
    stored = unconverted(walk.program, condition.stored)
    is_of_itself = about is not None and are_same(walk.program, stored, about[0])
    if is_of_itself and source.place == condition.stored:
        return None  # as its own way leads through the test
    tested = _tested(walk, condition.test, condition.context, outcome=condition.outcome)
    if tested is None:
        return None
    ways, passing = tested
    may_differ = _is_unknown if is_of_itself else is_open
    return [way for way in ways if way in passing or may_differ(way)]


def _is_unknown(way: Way) -> bool:
    """Whether a value may belong to another run."""
    return way.origin == "unknown"


def _tests_around(program: Program, site: Site) -> Iterator[tuple[Place, bool]]:
    """The tests of the branches in which a call stands, with the outcomes that lead there."""
    regions = program.code(site.code).regions
    for index in ancestry(regions, program.instruction(site).region):
        region = regions[index]
        if region.kind in {"then", "else"}:
            yield Place(site.code, region.test), region.kind == "then"


def _tested(
    walk: Walk, test: Place, context: Context, *, outcome: bool
) -> tuple[list[Way], list[Way]] | None:
    """The ways into what a test is about, and those that have the outcome; None if not known."""
    place = membership.subject(walk.program, test)
    if place is not None:
        ways = walk.ways(place, context)
        passing = membership.kept(walk, place, ways, test, outcome, context)
    elif (about := value_tests.about(walk.program, test, outcome=outcome)) is not None:
        place, asked = about
        ways = walk.ways(place, context)
        passing = [way for way in ways if asked.allows(way.value)]
    else:
        return None
    if not walk.is_whole(place, context) or any(way.value == CIRCLE for way in ways):
        return None
    return ways, passing


def _can_run(way: Way, others: list[Way], passing: list[Way]) -> bool:
    """Whether what is tested can pass where a value comes one way."""
    shared = max((_shared(way.steps, other.steps) for other in others), default=0)
    own = way.steps[len(way.steps) - shared :]
    together = [one for one in others if own and one.steps[-shared:] == own and agree((way, one))]
    if any(one in passing for one in together):
        return True
    return not others or any(
        (one in passing or one.origin in OPEN)
        and agree((way, one))
        and not any(_is_of_another_run(one, known, own) for known in together)
        for one in others
        if one not in together
    )


def _is_of_another_run(way: Way, together: Way, own: tuple[Step, ...]) -> bool:
    """Whether a way comes to a place on which something else came in this run."""
    if way.value == CUT:
        return True
    before = together.steps[: len(way.steps)]
    return own[0] in way.steps or (bool(way.steps) and way.steps == before)


def _shared(steps: tuple[Step, ...], others: tuple[Step, ...]) -> int:
    """How many steps two ways have in common at their far end."""
    pairs: Iterable[tuple[Step, Step]] = zip(reversed(steps), reversed(others), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
