"""How the account of an integration point answers the questions that can be asked of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from msgspec import Struct
from msgspec.structs import replace

from lintkit.debt.ledger import QUESTIONS, Standing
from lintkit.model import BOUND_AROUND, Deadline, EdgeCase, Evidence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lintkit.debt.ledger import Question
    from lintkit.model import (
        CallerDeadline,
        IntegrationPoint,
        ModelPin,
        PointKind,
        SdkPin,
        TestProof,
    )


class Fact(Struct, frozen=True):
    """What one part of an account says about one question; fields as in `ledger.Item`."""

    standing: Standing
    text: str
    evidence: Evidence
    clear: str = ""
    rule: str = ""


FAMILIES: dict[Question, str] = {
    question: f"LK{number}" for number, question in enumerate(QUESTIONS, start=1)
}
"""The first digit of a rule's code says which question the rule is about."""

FACT_RULES = frozenset(
    {
        "LK101",
        "LK102",
        "LK201",
        "LK202",
        "LK203",
        "LK204",
        "LK205",
        "LK401",
        "LK402",
        "LK403",
        "LK404",
        "LK405",
        "LK501",
        "LK502",
    }
)
"""Rules whose findings repeat a fact; what other rules find is an item of its own."""

_TIMEOUT = "Pass a timeout, where the client is built or at the call."


def wait(point: IntegrationPoint) -> Iterator[Fact]:
    """How long can it wait? One fact a caller, where the callers differ."""
    if point.deadline.callers:
        for caller in point.deadline.callers:
            yield _deadline(caller, f"called from {caller.symbol}: ")
    else:
        yield _deadline(point.deadline, "")


def change(point: IntegrationPoint) -> Iterator[Fact]:
    """Which model answers, and which version of the SDK asks it?"""
    several = len(point.providers) > 1
    pins = (point.model, *point.model.others)
    deployed = [pin for pin in pins if pin.state == "unmanaged" and pin.source != "sdk_default"]
    for pin in pins:
        if pin not in deployed:
            fact = _model(pin, point.kind)
            yield replace(fact, text=f"at {pin.provider}: {fact.text}") if several else fact
    for provider in dict.fromkeys(pin.provider for pin in deployed):
        fact = _deployed([pin for pin in deployed if pin.provider == provider])
        yield replace(fact, text=f"at {provider}: {fact.text}") if several else fact
    for sdk in (point.sdk, *point.sdk.others):
        if sdk.state != "not_applicable":
            yield _sdk(sdk)


def output(point: IntegrationPoint) -> Iterator[Fact]:
    """What is looked at before the output is trusted?"""
    found = point.output
    if point.kind == "weights":
        yield Fact("shown", "weights are loaded: no answer of a model comes back", ())
        return
    if not found.known:
        seen = tuple(use.step for use in found.uses[:_MOST_USES])
        yield Fact(
            "cannot_tell",
            "whether the code looks for odd answers is not seen in what it does with the output"
            if seen
            else "what happens to the output could not be followed",
            (*found.evidence, *seen),
            "Read the code that uses the result.",
        )
        return
    if found.missing:
        yield Fact(
            "open",
            f"nothing guards against: {_words(found.missing)}",
            found.evidence,
            "Handle each of these before the output is used.",
        )
    unsettled = tuple(case for case in get_args(EdgeCase) if is_unsettled(point, case))
    if unsettled:
        yield Fact(
            "cannot_tell",
            f"whether anything guards against {_words(unsettled)} could not be followed",
            found.evidence,
            "Read the code that uses the result.",
        )
    if found.checks:
        yield Fact("shown", f"guarded against: {_words(found.checks)}", found.evidence)
    elif not found.missing and not unsettled:
        yield Fact("shown", "no edge case can occur here", found.evidence)


def is_unsettled(point: IntegrationPoint, case: EdgeCase) -> bool:
    """Whether an answer can be odd in some way, and no guard is known or ruled out.

    Args:
        point: the account of a call.
        case: the edge case.
    """
    output = point.output
    return (
        output.known
        and case not in _OF_THE_WAY
        and case in (*point.tests.edge_cases, *point.tests.missing)
        and case not in (*output.checks, *output.missing)
    )


_OF_THE_WAY = ("rate_limit", "timeout", "connection_lost")
"""What happens on the way to a model: no answer comes that a guard could look at."""

_MOST_USES = 4
_MOST_NAMES = 4

_WITH_CASES = frozenset({"chat", "responses", "completion", "embedding"})
"""The kinds of calls of which it is known what tests are to feed them."""


def proof(point: IntegrationPoint) -> Iterator[Fact]:
    """Which tests run the call, and what do they feed it?"""
    tests = point.tests
    if tests.state == "unknown":
        yield Fact(
            "cannot_tell",
            "whether a test runs this call could not be followed",
            tests.evidence,
            "Look for a test that runs it against a fake.",
        )
    elif tests.state in ("none", "replaced"):
        replaced = "every test that comes near replaces the code that makes the call"
        yield Fact(
            "open",
            "no test runs this call" if tests.state == "none" else replaced,
            tests.evidence,
            "Write a test that runs it with the SDK's transport or method replaced.",
            "LK401" if tests.state == "none" else "LK404",
        )
    elif tests.missing or tests.state == "live_only":
        yield Fact(
            "open",
            _unproved(tests),
            tests.evidence,
            "Feed the missing answers through a fake and assert on what follows.",
            "LK402" if tests.is_one_sided else "",
        )
    elif not tests.edge_cases and point.kind in _WITH_CASES:
        yield Fact(
            "cannot_tell",
            "tests run this call; what they feed it was not all seen",
            tests.evidence,
            "Look whether a test feeds it what a model can answer.",
        )
    else:
        fed = f", and feed it: {_words(tests.edge_cases)}" if tests.edge_cases else ""
        yield Fact("shown", f"tests run this call{fed}", tests.evidence)
    if tests.live:
        clear = "Put a fake in the model's place, or mark the test."
        yield Fact("open", "a test asks the live model on every run", tests.live, clear, "LK403")
    if tests.idle:
        text = "a test feeds an edge case and asserts nothing"
        yield Fact("open", text, tests.idle, "Assert what the code is to return.", "LK405")


OF_POINTS: dict[Question, Callable[[IntegrationPoint], Iterator[Fact]]] = {
    "wait": wait,
    "change": change,
    "output": output,
    "proof": proof,
}
"""The questions that the account of a point answers; "account" is asked of the whole module."""


def _words(cases: tuple[EdgeCase, ...]) -> str:
    return ", ".join(case.replace("_", " ").replace("json", "JSON") for case in cases)


def _deadline(found: Deadline | CallerDeadline, prefix: str) -> Fact:
    clear = BOUND_AROUND if isinstance(found, Deadline) and found.takes_none else _TIMEOUT
    if found.state == "infinite":
        text = f"{prefix}nothing bounds the wait"
        return Fact("open", text, found.evidence, clear, "LK101")
    if found.state == "default":
        text = f"{prefix}only the SDK's default bounds the wait{_length(found)}"
        return Fact("open", text, found.evidence, clear, "LK102")
    if found.state == "unknown":
        reason = f": {found.evidence[0].text}" if len(found.evidence) == 1 else ""
        text = f"{prefix}whether anything bounds the wait could not be followed{reason}"
        return Fact("cannot_tell", text, found.evidence, _TIMEOUT)
    if found.state == "bounded":
        text = f"{prefix}the program bounds the wait{_length(found)}"
        return Fact("shown", text, found.evidence)
    return Fact("shown", f"{prefix}nothing remote is waited for", found.evidence)


def _length(found: Deadline | CallerDeadline) -> str:
    """The figures in words: `: 600 s for each read × 3 attempts, 1800 s at worst`."""
    if found.seconds is None:
        return ""
    covers, attempts = getattr(found, "covers", None), getattr(found, "attempts", None)
    text = f": {found.seconds:g} s" + (" for each read" if covers == "read" else "")
    if attempts is not None and attempts > 1:
        text += f" × {attempts} attempts"
    if found.worst_case_seconds is not None and found.worst_case_seconds != found.seconds:
        text += f", {found.worst_case_seconds:g} s at worst"
    return text


def _model(pin: ModelPin, kind: PointKind) -> Fact:
    name = pin.value or "the model"
    if pin.state in ("retired", "retiring"):
        told = f" ({pin.retires_source})" if pin.retires_source else ""
        verb = "was retired" if pin.state == "retired" else "retires"
        text = f"{name} {verb} on {pin.retires}{told}{_named(pin)}"
        return Fact("open", text, pin.evidence, "Move to a model that is still served.", "LK202")
    if pin.source == "sdk_default" and (pin.value is not None or kind != "agent"):
        text = f"nobody chose {name}: the SDK or the service does"
        return Fact("open", text, pin.evidence, "Name the model that you tested with.", "LK203")
    if pin.state == "alias" and kind == "weights":
        text = f"{name} is loaded without a commit: what its repository holds can change"
        return Fact("open", text, pin.evidence, "Pass a commit as the revision.", "LK204")
    if pin.state == "alias":
        text = f"{name} is an alias: its provider decides which model answers"
        known = f", for example {pin.pins[-1]}" if pin.pins else ""
        clear = f"Name the dated id that you tested with{known}."
        return Fact("open", text, pin.evidence, clear, "LK201")
    if pin.state in _UNTOLD:
        return Fact("cannot_tell", _UNTOLD[pin.state].format(name=name), pin.evidence, _NAME_IT)
    shown = {"pinned": f"{name} is pinned", "local": f"{name} is a local path"}
    return Fact("shown", shown.get(pin.state, "no model is chosen here"), pin.evidence)


_NAME_IT = "Name the model in the code, or give its setting a default that is pinned."

_UNTOLD = {
    "dynamic": "configuration names the model, and the code shows no default",
    "unknown": "whether {name} can change could not be told",
    "unmanaged": "no model is named here: the service decides which one answers",
}


def _deployed(pins: Sequence[ModelPin]) -> Fact:
    """One fact for all names: whether there is a deployment of each is not in the code."""
    named = [pin.value for pin in pins if pin.value]
    shown = ", ".join(named[:_MOST_NAMES])
    more = f" and {len(named) - _MOST_NAMES} more" if len(named) > _MOST_NAMES else ""
    passed = f" ({shown}{more})" if named else ""
    text = f"a deployment is asked by its name{passed}: the service decides which model answers"
    clear = "Look at the service which model, and which version of it, has that name."
    return Fact("cannot_tell", text, pins[0].evidence, clear)


def _named(pin: ModelPin) -> str:
    """Where the name stands, if that is away from the call: others may name another model."""
    if pin.written is None or not pin.written.shared:
        return ""
    return f"; named in {pin.written.within.path}"


def _sdk(pin: SdkPin) -> Fact:
    name = pin.distribution or "the SDK"
    allowed = f" ({pin.specifier})" if pin.specifier else ""
    if pin.state in ("undeclared", "unconstrained"):
        how = "is in no manifest" if pin.state == "undeclared" else "has no version in the manifest"
        text = f"{name} {how}: the day of the install decides which version runs"
        clear = f"Constrain {name} in the project's manifest, or lock it."
        return Fact("open", text, pin.evidence, clear, "LK205")
    if pin.state == "lower_only":
        text = f"{name}{allowed} has no upper bound: any later version may be installed"
        return Fact("open", text, pin.evidence, f"Bound {name} from above, or lock it.")
    how = {"locked": "is locked", "exact": "is pinned"}.get(pin.state, "is bounded")
    return Fact("shown", f"{name} {how}{allowed}", pin.evidence)


def _unproved(tests: TestProof) -> str:
    if tests.state == "live_only":
        ran = "tests run this call with the live model only"
    elif tests.edge_cases:
        ran = f"tests feed it: {_words(tests.edge_cases)}"
    else:
        ran = "tests run this call on its happy path"
    return f"{ran}; none feeds it: {_words(tests.missing)}" if tests.missing else ran
