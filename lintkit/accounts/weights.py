"""The pin of weights that are loaded into the process: a commit pins them, a name does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from lintkit.accounts.parameters import passed
from lintkit.program.values import Constant

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.accounts.clients import Chain
    from lintkit.accounts.parameters import Invocation
    from lintkit.accounts.tracing import Tracer
    from lintkit.model import ModelPin, ModelState
    from lintkit.program.values import AbstractValue


def pinned_by_revision(
    tracer: Tracer,
    chain: Chain,
    call: Invocation,
    pin: ModelPin,
    judge: Callable[[str], ModelState],
) -> ModelPin:
    """The pin of a repository, by the revision that a call loads of it.

    Args:
        tracer: asks the linked program.
        chain: what the call is made on.
        call: with its arguments.
        pin: what the name alone tells.
        judge: the state of a revision.
    """
    parameter = chain.match.call.revision or chain.match.client.revision
    if parameter is None or pin.value is None or pin.state == "local":
        return pin
    if _is_path(pin.value):
        return structs.replace(pin, state="local")
    program = tracer.program
    found = passed(tracer, call, parameter)
    if not found.flows:
        step = program.step(call.site, "no `revision`: what the branch holds today is loaded")
        return structs.replace(pin, state="alias", evidence=(*pin.evidence, step))
    states = [_state(flow.value, judge) for flow in found.flows]
    if found.omissions:
        states.append("alias")
    worst = next((state for state in ("alias", "unknown") if state in states), "pinned")
    step = program.step(call.site, f"`{found.parameter}` is passed here")
    return structs.replace(pin, state=worst, evidence=(*pin.evidence, step))


def _is_path(name: str) -> bool:
    """Whether a name has more parts than an owner and a repository."""
    return "://" not in name and name.count("/") > 1


def _state(revision: AbstractValue, judge: Callable[[str], ModelState]) -> ModelState:
    if not isinstance(revision, Constant):
        return "unknown"
    return judge(revision.value) if isinstance(revision.value, str) else "alias"
