"""The parts of each function with integration points that a sign-off is bound to."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from lintkit.accounts.fingerprints.codes import code_digest, module_digest, short_digest
from lintkit.accounts.fingerprints.prompts import prompt
from lintkit.model import Parts
from lintkit.program.values import CodeRef

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lintkit.accounts.points import Point
    from lintkit.accounts.tracing import Tracer
    from lintkit.ir import Module
    from lintkit.model import CallerDeadline, Deadline, IntegrationPoint, ModelPin
    from lintkit.program.program import Program


class _Member(NamedTuple):
    """A point and the function that it stands in."""

    ref: CodeRef
    point: Point
    account: IntegrationPoint


def parts_of_points(
    tracer: Tracer, points: Iterable[tuple[Point, IntegrationPoint]]
) -> Mapping[str, Mapping[str, Parts]]:
    """The parts of the functions with integration points, by path and by name in the module.

    A function stands for those within it; the name of what a module runs when it is imported is
    empty.

    Args:
        tracer: asks the linked program.
        points: the integration points, each with its account.
    """
    grouped: dict[tuple[str, str], list[_Member]] = defaultdict(list)
    for point, account in points:
        ref = _outermost(tracer.program, point.site.code)
        member = _Member(ref, point, account)
        grouped[ref.path, tracer.program.code(ref).qualname].append(member)
    found: dict[str, dict[str, Parts]] = defaultdict(dict)
    for (path, symbol), members in sorted(grouped.items()):
        found[path][symbol] = _parts(tracer, members)
    return found


def parts_of_module(module: Module) -> Parts:
    """The parts of a module that reaches no model: its code."""
    return Parts(code=(module_digest(module),))


def _parts(tracer: Tracer, members: list[_Member]) -> Parts:
    program = tracer.program
    accounts = [member.account for member in members]
    texts = {text for member in members for text in prompt(tracer, member.point.call).texts}
    tests = {test for account in accounts for test in account.tests.tests}
    return Parts(
        code=_sorted(code_digest(program.modules[one.ref.path], one.ref.index) for one in members),
        guards=_sorted(line for account in accounts for line in _guards(account)),
        model=_sorted(_model(pin) for one in accounts for pin in (one.model, *one.model.others)),
        prompt=(short_digest(repr(sorted(texts))),) if texts else (),
        tests=_sorted(f"{test} {_test(program, test)}" for test in tests),
    )


def _outermost(program: Program, ref: CodeRef) -> CodeRef:
    """The function or method that a code stands in; the module body for what stands in none."""
    found = CodeRef(ref.path, 0)
    while ref.index:
        code = program.code(ref)
        if code.kind == "function":
            found = ref
        ref = CodeRef(ref.path, code.parent)
    return found


def _guards(account: IntegrationPoint) -> Iterator[str]:
    yield f"wait: {_wait(account.deadline)}"
    for caller in account.deadline.callers:
        yield f"wait, called from {caller.symbol}: {_wait(caller)}"
    yield from (f"handled: {_words(case)}" for case in account.output.checks)
    if account.unhandled is not None:
        yield from (f"not caught: {_words(one)}" for one in account.unhandled.failures)


def _wait(found: Deadline | CallerDeadline) -> str:
    text: str = found.state
    if found.seconds is not None:
        text += f", {found.seconds:g} s"
    attempts = getattr(found, "attempts", None)
    if attempts is None:
        return text
    return f"{text}, {attempts} attempt" + ("" if attempts == 1 else "s")


def _model(pin: ModelPin) -> str:
    return pin.value or f"({_words(pin.state)})"


def _words(name: str) -> str:
    return name.replace("_", " ")


def _test(program: Program, name: str) -> str:
    """The digest of a test, given as pytest names it."""
    path, _, qualname = name.partition("::")
    module = program.modules[path]
    dotted = qualname.replace("::", ".")
    return next(
        code_digest(module, index)
        for index, code in enumerate(module.codes)
        if code.qualname == dotted
    )


def _sorted(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(lines)))
