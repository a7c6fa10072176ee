"""Limits that a worker sets for all the jobs that it runs: `job_timeout` of arq."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.durations import durations, worst
from lintkit.accounts.guarding.guard import Guard
from lintkit.ir import StoreName
from lintkit.program.conventions import of_workers
from lintkit.program.kept import kept
from lintkit.program.values import CodeRef, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.tracing import Tracer
    from lintkit.program.program import Program

_LIMIT = "job_timeout"  # in seconds, or a timedelta: arq-docs.helpmanual.io


def workers(tracer: Tracer, ref: CodeRef) -> Iterator[Guard]:
    """The limits of the workers that run a function."""
    for site, place in _limits(tracer.program).get(ref, ()):
        longest = worst(durations(tracer, tracer.flows(place)))
        if longest.state == "seconds":
            size = "" if longest.seconds is None else f" of {longest.seconds:g} s"
            text = f"`{_LIMIT}` limits the jobs of the worker: a bound{size}"
            step = tracer.program.step(site, text)
            yield Guard(longest.seconds, (step, *longest.evidence))


@kept
def _limits(program: Program) -> dict[CodeRef, list[tuple[Site, Place]]]:
    """Where the classes of settings of workers set a limit, by the functions that they list."""
    found: dict[CodeRef, list[tuple[Site, Place]]] = {}
    for ref in program.codes():
        for job in tuple(of_workers(program, ref)):
            for position, one in enumerate(program.code(ref).instructions):
                if isinstance(one, StoreName) and one.name == _LIMIT:
                    limit = (Site(ref, position), Place(ref, one.value))
                    found.setdefault(job, []).append(limit)
    return found
