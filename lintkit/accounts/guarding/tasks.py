"""Limits of the tasks that workers run: of one task, or of all of an application.

A plain call of the function knows nothing of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.durations import durations, worst
from lintkit.accounts.guarding.guard import Guard, guard_of, tightest
from lintkit.accounts.reading import callee_externals, externals
from lintkit.ir import StoreName
from lintkit.program.kept import kept
from lintkit.program.provenance.called import method_receiver
from lintkit.program.provenance.items import contents
from lintkit.program.provenance.stores import assigned, stores
from lintkit.program.values import Class, CodeRef, Constant, ModuleValue, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.tracing import Tracer
    from lintkit.program.program import Program

# Where decorators take their seconds: keyword and position.
_LIMITS = (("soft_time_limit", None), ("time_limit", None))
_TASKS = {
    "celery.Celery.task": _LIMITS,
    "celery.shared_task": _LIMITS,
    "rq.decorators.job": (("timeout", 2),),
}
_APPLICATION = "celery.Celery"
_CONFIGURATION = f"{_APPLICATION}.conf"
_SETTINGS = ("task_soft_time_limit", "task_time_limit")  # in seconds: docs.celeryq.dev


def tasks(tracer: Tracer, ref: CodeRef) -> Iterator[Guard | None]:
    """The limits of a function as a task: its own, or else those of the application."""
    program = tracer.program
    code = program.code(ref)
    parent = CodeRef(ref.path, code.parent)
    for register in code.decorators:
        for value in externals(program, Place(parent, register)):
            how = _TASKS.get(value.symbol, ())
            text = f"`@{value.symbol}` limits the task"
            called = value.origin  # without options nothing is
            limits = [guard_of(tracer, called, one, text) for one in how] if called else []
            if own := tightest(one for one in limits if one is not None):
                yield own
            elif how == _LIMITS:
                yield _of_application(tracer)


def _of_application(tracer: Tracer) -> Guard | None:
    """The limit that the only application sets for its tasks; a doubtful one of several."""
    applications, limits = _configured(tracer.program)
    found: list[Guard] = []
    for site, name, place in limits:
        if tracer.is_test(site.code.path):
            continue
        longest = worst(durations(tracer, tracer.flows(place)))
        if longest.state == "seconds":
            size = "" if longest.seconds is None else f" of {longest.seconds:g} s"
            text = f"`{name}` limits all tasks of the application: a bound{size}"
            step = tracer.program.step(site, text)
            is_sure = len(applications) == 1
            found.append(Guard(longest.seconds, (step, *longest.evidence), is_sure))
    return tightest(found)


@kept
def _configured(
    program: Program,
) -> tuple[tuple[Site, ...], tuple[tuple[Site, str, Place], ...]]:
    """The applications, and where limits of their tasks are set: by which name, to what."""
    made = tuple(
        site
        for site, _ in program.calls()
        if any(value.symbol == _APPLICATION for value in callee_externals(program, site))
    )
    return made, tuple(_limits(program)) if made else ()


def _limits(program: Program) -> Iterator[tuple[Site, str, Place]]:
    known = stores(program)
    for name in _SETTINGS:
        for site in (*known.attributes.get(name, ()), *known.items.get(name, ())):
            owner, place = assigned(program, site)
            if _is_configuration(program, owner):
                yield site, name, place
        for site in known.configuring:
            receiver = method_receiver(program, site, "update")
            if receiver is not None and _is_configuration(program, receiver):
                yield from _of_keyword(program, site, name)
                yield from _of_mapping(program, site, name)
    for site, _ in program.calls():
        application = method_receiver(program, site, "config_from_object")
        if application is not None and any(
            value.symbol == _APPLICATION for value in externals(program, application)
        ):
            yield from _of_object(program, site)


def _of_keyword(program: Program, site: Site, name: str) -> Iterator[tuple[Site, str, Place]]:
    for place in program.arguments(site).keywords.get(name, ()):
        yield site, name, place


def _of_mapping(program: Program, site: Site, name: str) -> Iterator[tuple[Site, str, Place]]:
    for mapping in program.arguments(site).positional:
        item = contents(program, mapping, site).by_key.get(name)
        for place in item.places if item else ():
            yield site, name, place


def _of_object(program: Program, site: Site) -> Iterator[tuple[Site, str, Place]]:
    """What the module or class has that configures an application, or the module of that name."""
    owners: list[tuple[str, int]] = []
    for place in program.arguments(site).positional[:1]:
        for value in program.values(place):
            if isinstance(value, ModuleValue):
                owners.append((value.path, 0))
            elif isinstance(value, Class):
                owners.append((value.code.path, value.code.index))
            elif isinstance(value, Constant) and isinstance(value.value, str):
                path = program.imported(site.code.path, value.value)
                owners += [] if path is None else [(path, 0)]
    for owner in owners:
        for name in _SETTINGS:
            for at in stores(program).names.get((*owner, name), ())[-1:]:
                stored = program.instruction(at)
                if isinstance(stored, StoreName):
                    yield at, name, Place(at.code, stored.value)


def _is_configuration(program: Program, place: Place) -> bool:
    return any(value.symbol == _CONFIGURATION for value in externals(program, place))
