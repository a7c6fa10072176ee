"""One run: find files, find out the facts, judge, ask. Each function goes as far as it must."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import structs

from lintkit.debt import build_ledger, untold
from lintkit.engine.facts import facts_of, find_out
from lintkit.engine.find import find
from lintkit.engine.judge import judge
from lintkit.engine.measures import measured
from lintkit.engine.reader import Reader
from lintkit.engine.signing import with_sign_offs
from lintkit.model import CallMap, Step
from lintkit.registry import select_rules
from lintkit.sources.files import Problem

if TYPE_CHECKING:
    from lintkit.config import Config
    from lintkit.debt import Item, Ledger
    from lintkit.engine.facts import Facts
    from lintkit.engine.find import Found
    from lintkit.engine.gather import Request
    from lintkit.engine.judge import Verdict
    from lintkit.engine.key import Scope
    from lintkit.model import Finding, Inventory
    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef
    from lintkit.suppressions import Suppression


@dataclass(frozen=True)
class Checked:
    """What a check found.

    Attributes:
        findings: those that stand, by path and line.
        suppressed: those that comments silence, each with the comment.
        unwanted: those that the configuration does not ask for.
        withheld: how many of these only the profile leaves out.
        untold: what the rules that were asked could not decide.
        codes: those of the rules that were asked.
        paths: of the files that were looked at.
    """

    findings: tuple[Finding, ...]
    suppressed: tuple[tuple[Finding, Suppression], ...]
    unwanted: tuple[Finding, ...]
    withheld: int
    untold: tuple[Item, ...]
    codes: tuple[str, ...]
    inventory: Inventory
    paths: frozenset[str]
    lines: int
    reader: Reader


@dataclass(frozen=True)
class Reported:
    """The ledger of a program, and what it rests on.

    Attributes:
        findings: those that stand, whatever the profile, by path and line.
    """

    ledger: Ledger
    findings: tuple[Finding, ...]
    inventory: Inventory
    call_map: CallMap
    found: Found
    reader: Reader


@dataclass(frozen=True)
class Audited:
    """A program with all there is to tell of it, and the codes that hold integration points."""

    reported: Reported
    program: Program
    points: frozenset[CodeRef]


@dataclass(frozen=True)
class Listed:
    """The integration points of a program, and the findings about files that could not be read."""

    inventory: Inventory
    unread: tuple[Finding, ...]
    reader: Reader


@dataclass(frozen=True)
class Graphed:
    """A linked program, and the codes that hold integration points, if they were asked for."""

    program: Program
    points: frozenset[CodeRef]
    unread: tuple[Finding, ...]
    reader: Reader


def check(request: Request) -> Checked:
    """Judges a program by the rules that the configuration selects.

    Raises:
        LintkitError: the request, the configuration or the catalogue cannot be used.
    """
    config = request.config
    rules = select_rules(config.select, config.ignore, config.plugins)
    found = find(request)
    facts = _facts(request, found, "check")
    verdict = _judge(facts, request, config)
    codes = tuple(rule.code for rule in rules)
    reader = _reader(request, found)
    return Checked(
        findings=_with_edits(verdict.findings, reader),
        suppressed=verdict.suppressed,
        unwanted=verdict.unwanted,
        withheld=verdict.withheld,
        untold=untold(facts.inventory.points, codes),
        codes=codes,
        inventory=facts.inventory,
        paths=frozenset(found.files),
        lines=facts.lines,
        reader=reader,
    )


def report(request: Request) -> Reported:
    """Asks the five questions of every module.

    Raises:
        LintkitError: as for `check`.
    """
    found = find(request)
    return _reported(request, found, _facts(request, found, "report"))


def audit(request: Request) -> Audited:
    """Finds out all there is to tell of a program, for every form of it at once.

    Raises:
        LintkitError: as for `check`.
    """
    found = find(request)
    facts, linked = find_out(request, found)
    reported = _reported(request, found, with_sign_offs(facts, request, found))
    return Audited(reported, linked.program, _holding(linked.program, facts.inventory))


def _reported(request: Request, found: Found, facts: Facts) -> Reported:
    from lintkit.sources.history import read_history  # noqa: PLC0415 (a check asks for none)

    everything = structs.replace(request.config, profile="audit")  # a ledger leaves nothing out
    verdict = _judge(facts, request, everything)
    request.progress("Measuring complexity", 0, 0)
    sources = {module.path: found.sources[module.path] for module in facts.inventory.modules}
    ledger = build_ledger(
        facts.inventory,
        [*verdict.findings, *map(_accepted, verdict.suppressed)],
        problems=[
            Problem(one.span.path, f"line {one.span.line}: {one.message}") for one in facts.unread
        ],
        measures=measured(sources, request),
        history=read_history(request.config.root, request.tree),
    )
    ways = facts.call_map or CallMap((), ())
    return Reported(ledger, verdict.findings, facts.inventory, ways, found, _reader(request, found))


def inventory(request: Request, *, everything: bool = False) -> Listed:
    """Lists the integration points of a program, each with its account.

    Args:
        request: which program.
        everything: whether to account for modules too that cannot have to do with a model.

    Raises:
        LintkitError: as for `check`.
    """
    found = find(request)
    facts = _facts(request, found, "report" if everything else "check")
    return Listed(facts.inventory, facts.unread, _reader(request, found))


def graph(request: Request, *, points: bool = False) -> Graphed:
    """Links a program.

    Args:
        request: what to link.
        points: whether to find the codes that hold integration points.

    Raises:
        LintkitError: as for `check`.
    """
    from lintkit.engine.linked import account_for_all, link_project  # noqa: PLC0415 (slow to load)

    found = find(request)
    linked = link_project(request, found)
    program = linked.program
    holding: frozenset[CodeRef] = frozenset()
    if points:
        holding = _holding(program, account_for_all(linked, whole=False))
    return Graphed(program, holding, linked.unread, _reader(request, found))


def _holding(program: Program, accounts: Inventory) -> frozenset[CodeRef]:
    """The codes that hold integration points."""
    places = {(point.path, point.symbol) for point in accounts.points}
    return frozenset(ref for ref in program.codes() if (ref.path, program.symbol(ref)) in places)


def _with_edits(findings: tuple[Finding, ...], reader: Reader) -> tuple[Finding, ...]:
    """Findings with the edits of their fixes, where one has any."""
    if all(finding.fix is None for finding in findings):
        return findings
    from lintkit.engine.mending import offered  # noqa: PLC0415 (most runs have nothing to mend)

    return offered(findings, reader)


def _facts(request: Request, found: Found, scope: Scope) -> Facts:
    """What is true of the program, and how the sign-offs of its modules stand."""
    return with_sign_offs(facts_of(request, found, scope), request, found)


def _reader(request: Request, found: Found) -> Reader:
    """The files as reports ask for them, with paths from the current folder."""
    return Reader(found.files, request.config.root, Path.cwd())


def _judge(facts: Facts, request: Request, config: Config) -> Verdict:
    return judge(
        facts.inventory,
        facts.comments,
        facts.unread,
        config,
        today=request.today.isoformat(),
        whole=facts.whole,
    )


def _accepted(pair: tuple[Finding, Suppression]) -> Finding:
    """A suppressed finding with the comment as its last evidence: it is accepted, not answered."""
    finding, comment = pair
    step = Step(comment.path, comment.line, f"accepted here: {comment.reason}")
    return structs.replace(finding, evidence=(*finding.evidence, step))
