"""Where the words stand that a call gives to a model, and what limits how much it answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from lintkit.accounts.fingerprints.prompts import prompt
from lintkit.accounts.output.limits import limits
from lintkit.program.evidence import described, dotted, literal, parameter_name
from lintkit.program.values import Constant, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.parameters import Passed
    from lintkit.accounts.points import Point
    from lintkit.accounts.tracing import Tracer
    from lintkit.model import Evidence, Step
    from lintkit.program.program import Program
    from lintkit.program.values import Place

_SHORTEST = 20
_FEW_WORDS = 2
_LONGEST = 100
_MOST = 5
_MOST_TEXTS = 3
_MOST_NUMBERS = 2  # where there are more, a dict holds them whose keys are not told apart


def instructions(tracer: Tracer, point: Point) -> Evidence:
    """Where the longest texts among the instructions are written, and who is handed others."""
    program = tracer.program
    makers = (maker.site for way in point.ways for maker in way.chain.makers)
    found = prompt(tracer, point.call, [site for site in makers if site is not None])
    texts = {
        text: step
        for text, step in found.texts.items()
        if step is not None and _is_prose(text) and not tracer.is_test(step.path)
    }
    longest = sorted(texts, key=lambda text: (-len(text), text))[:_MOST_TEXTS]
    written = sorted(structs.replace(texts[text], text=_quoted(text)) for text in longest)
    handed = (
        program.step(Site(place.code, -1), _handed(program, place))
        for place in found.parameters
        if place.code == point.site.code
    )
    return (*written, *dict.fromkeys(handed))[:_MOST]


def _handed(program: Program, place: Place) -> str:
    function, name = described(program, place.code), parameter_name(program, place)
    return f"`{function}` is handed it as `{name}`"


def _is_prose(text: str) -> bool:
    """Whether a text says something, and is no role, key, separator or address."""
    is_spaced = len(text.split()) > _FEW_WORDS or any(letter > "\u2e80" for letter in text)
    return len(text.strip()) >= _SHORTEST and is_spaced


def length(tracer: Tracer, point: Point) -> Evidence:
    """What limits how long the answer of a call can become, each with its place."""
    return tuple(dict.fromkeys(_limits(tracer, point)))


def _limits(tracer: Tracer, point: Point) -> Iterator[Step]:
    for passed in limits(tracer, point):
        known = {flow.value for flow in passed.flows if isinstance(flow.value, Constant)}
        told = list(passed.flows) if len(known) <= _MOST_NUMBERS else []
        for flow in told:
            if isinstance(flow.value, Constant) and flow.value.value is not None:
                text = f"`{passed.parameter}` is {literal(flow.value.value)}"
                here = tracer.program.step(passed.site, text)
                yield structs.replace(flow.steps[-1], text=text) if flow.steps else here
        if passed.flows and not (told and all(isinstance(flow.value, Constant) for flow in told)):
            # What a dict holds that is not seen may be another.
            bound = tracer.program.arguments(passed.site)
            written = passed.parameter in bound.keywords.keys() - bound.optional
            is_sure = written and not passed.omissions and not (told and known)
            held = f"{'is' if is_sure else 'may be'} set to {_unshown(tracer.program, passed)}"
            text = f"`{passed.parameter}` {held}"
            yield tracer.program.step(passed.site, text)


def _unshown(program: Program, passed: Passed) -> str:
    """How the code names a number that it does not show."""
    places = program.arguments(passed.site).keywords.get(passed.parameter, ())
    names = [name for place in places[:1] if "." in (name := dotted(program, place))]
    return f"`{names[0]}`, which the code does not show" if names else "what the code does not show"


def _quoted(text: str) -> str:
    words = " ".join(text.split())
    return f"“{words if len(words) <= _LONGEST else f'{words[:_LONGEST]}…'}”"
