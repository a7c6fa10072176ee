"""The pin of weights that are loaded into the process: a commit pins them, a name does not."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import structs

from lintkit.accounts.parameters import is_written_there, passed
from lintkit.program.values import Constant, External

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lintkit.accounts.clients import Chain
    from lintkit.accounts.parameters import Invocation
    from lintkit.accounts.tracing import Tracer
    from lintkit.model import IntegrationPoint, ModelPin, ModelState
    from lintkit.program.values import AbstractValue


_PATHS = (
    "pathlib.Path",
    "pathlib.Pure",
    "os.getcwd",
    "os.path.abspath",
    "os.path.dirname",
    "os.path.expanduser",
    "os.path.join",
    "os.path.realpath",
)
"""What gives a path in the file system."""


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
        taken = None if parameter.keys or not is_written_there(call) else parameter.name
        return structs.replace(
            pin, state="alias", commit_parameter=taken, evidence=(*pin.evidence, step)
        )
    states = [_state(flow.value, judge) for flow in found.flows]
    if found.omissions:
        states.append("alias")
    worst = next((state for state in ("alias", "unknown") if state in states), "pinned")
    step = program.step(call.site, f"`{found.parameter}` is passed here")
    commits = {flow.value.value for flow in found.flows if isinstance(flow.value, Constant)}
    commit = str(*commits) if worst == "pinned" and len(commits) == 1 else None
    return structs.replace(pin, state=worst, commit=commit, evidence=(*pin.evidence, step))


def is_of_files(value: AbstractValue) -> bool:
    """Whether a value is a path in the file system, or the text of one."""
    return isinstance(value, External) and value.symbol.startswith(_PATHS)


def with_commits(points: Iterable[IntegrationPoint]) -> tuple[IntegrationPoint, ...]:
    """The points, each with the commit that others load of the repository of which it names none.

    A model and its tokenizer are loaded by two calls, and often one of them alone names the commit.
    """
    points = tuple(points)
    commits: dict[str | None, set[str]] = defaultdict(set)
    for point in points:
        for pin in (point.model, *point.model.others):
            if pin.commit is not None:
                commits[pin.value].add(pin.commit)

    def found(point: IntegrationPoint) -> IntegrationPoint:
        known = commits[point.model.value] if point.model.commit_parameter else set()
        if len(known) != 1:
            return point
        return structs.replace(point, model=structs.replace(point.model, commit=min(known)))

    return tuple(map(found, points))


def _is_path(name: str) -> bool:
    """Whether a name has more parts than an owner and a repository."""
    return "://" not in name and name.count("/") > 1


def _state(revision: AbstractValue, judge: Callable[[str], ModelState]) -> ModelState:
    if not isinstance(revision, Constant):
        return "unknown"
    return judge(revision.value) if isinstance(revision.value, str) else "alias"
