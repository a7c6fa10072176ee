"""Points that give a model the same instructions, and so ask it the same thing."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lintkit.accounts.texts import UNKNOWN_PART, text_of
from lintkit.model import Purpose
from lintkit.program.provenance.items import contents
from lintkit.program.values import Constant, Container

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.accounts.parameters import Invocation
    from lintkit.accounts.points import Point
    from lintkit.accounts.tracing import Tracer
    from lintkit.model import IntegrationPoint
    from lintkit.program.values import Place

_SHORTEST = 40  # letters; "You are a helpful assistant." says nothing of what is asked
# Parameters that say what is asked, as the SDKs in the catalogue name them; tools and formats are
# shared by many purposes.
INSTRUCTING = (
    *("messages", "system", "instructions", "prompt", "input", "contents"),
    *("system_instruction", "system_prompt", "user_prompt", "message", "preamble"),
)
_DEPTH = 4  # containers within containers


def purposes(
    tracer: Tracer, points: Iterable[tuple[Point, IntegrationPoint]]
) -> tuple[Purpose, ...]:
    """The instructions that several points give, by their text.

    Args:
        tracer: asks the linked program.
        points: the integration points, each with its account.
    """
    found: dict[tuple[str, str], list[IntegrationPoint]] = defaultdict(list)
    for point, account in points:
        notebook = account.path if account.path.endswith(".ipynb") else ""  # a program of its own
        for text in _instructions(tracer, point.call):
            found[text, notebook].append(account)
    return tuple(
        Purpose(text, tuple(sorted(accounts, key=lambda one: one.span)))
        for (text, _), accounts in sorted(found.items())
        if len(accounts) > 1
    )


def _instructions(tracer: Tracer, call: Invocation) -> set[str]:
    """The long texts among what a call passes, in containers as well."""
    found: set[str] = set()
    for site, _ in call.takes:
        bound = tracer.program.arguments(site)
        named = (bound.keywords.get(name, ()) for name in INSTRUCTING)
        places = [*bound.positional[:1], *(place for several in named for place in several)]
        for place in places:
            found.update(_texts(tracer, call, place, _DEPTH))
    return {text for text in found if len(text.replace(UNKNOWN_PART, "")) >= _SHORTEST}


def _texts(tracer: Tracer, call: Invocation, place: Place, depth: int) -> Iterator[str]:
    values = tracer.program.values(place)
    if len(values) != 1 or not depth:  # more than one: which of them is passed is not told
        return
    (value,) = values
    if isinstance(value, Constant):
        if isinstance(value.value, str):
            yield value.value
    elif isinstance(value, Container) and value.kind == "string":
        yield from (text_of(tracer, flow).value for flow in tracer.flows(place)[:1])
    elif isinstance(value, Container):
        for item in contents(tracer.program, place, call.site).by_key.values():
            for inner in item.places:
                yield from _texts(tracer, call, inner, depth - 1)
