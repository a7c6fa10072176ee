"""The pin of weights that are loaded into the process: a commit pins them, a name does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from lintkit.accounts.parameters import passed
from lintkit.program.values import Constant

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.accounts.clients import Chain
    from lintkit.model import ModelPin, ModelState
    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue, BoundArguments, Site


def pinned_by_revision(
    program: Program,
    chain: Chain,
    call: tuple[Site, BoundArguments],
    pin: ModelPin,
    judge: Callable[[str], ModelState],
) -> ModelPin:
    """The pin of a repository, by the revision that a call loads of it.

    Args:
        program: the linked program.
        chain: what the call is made on.
        call: where it stands, and its arguments.
        pin: what the name alone tells.
        judge: the state of a revision.
    """
    parameter = chain.match.call.revision or chain.match.client.revision
    if parameter is None or pin.state in ("local", "dynamic"):
        return pin
    site, bound = call
    found = passed(program, site, bound, parameter)
    if found.excluded:
        step = program.step(site, "no `revision`: what the branch holds today is loaded")
        return structs.replace(pin, state="alias", evidence=(*pin.evidence, step))
    states = [_state(flow.value, judge) for place in found.places for flow in program.flows(place)]
    worst = next((state for state in ("alias", "unknown") if state in states), "pinned")
    step = program.step(site, f"`{found.parameter}` is passed here")
    return structs.replace(
        pin, state=worst if states else "unknown", evidence=(*pin.evidence, step)
    )


def _state(revision: AbstractValue, judge: Callable[[str], ModelState]) -> ModelState:
    if not isinstance(revision, Constant):
        return "unknown"
    return judge(revision.value) if isinstance(revision.value, str) else "alias"
