"""One run: discover, lower, link, account, judge, ask. Each function goes as far as it must."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec import structs

from lintkit.debt import build_ledger, untold
from lintkit.engine.judge import judge
from lintkit.engine.linked import link_project
from lintkit.engine.mending import offered
from lintkit.model import Step
from lintkit.registry import select_rules
from lintkit.sources.coverage_data import read_coverage

if TYPE_CHECKING:
    from lintkit.config import Config
    from lintkit.debt import Item, Ledger
    from lintkit.engine.gather import Request
    from lintkit.engine.judge import Verdict
    from lintkit.engine.linked import Linked
    from lintkit.engine.reader import Reader
    from lintkit.model import CallMap, Finding, Inventory
    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef
    from lintkit.sources.coverage_data import Observed
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
    """The ledger of a program, and what it rests on."""

    ledger: Ledger
    inventory: Inventory
    call_map: CallMap
    reader: Reader


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
    linked = link_project(request)
    accounts = account(linked)
    verdict = _judge(linked, accounts, config)
    codes = tuple(rule.code for rule in rules)
    return Checked(
        findings=offered(verdict.findings, linked.reader),
        suppressed=verdict.suppressed,
        unwanted=verdict.unwanted,
        withheld=verdict.withheld,
        untold=untold(accounts.points, codes),
        codes=codes,
        inventory=accounts,
        paths=frozenset(linked.gathered.files),
        lines=linked.gathered.lines,
        reader=linked.reader,
    )


def report(request: Request) -> Reported:
    """Asks the five questions of every module.

    Raises:
        LintkitError: as for `check`.
    """
    from lintkit.accounts.call_map import call_map  # noqa: PLC0415 (a check needs no map)

    linked = link_project(request)
    accounts = account(linked)
    everything = structs.replace(request.config, profile="audit")  # a ledger leaves nothing out
    verdict = _judge(linked, accounts, everything)
    request.progress("Measuring complexity", 0, 0)
    ledger = build_ledger(
        accounts,
        [*verdict.findings, *map(_accepted, verdict.suppressed)],
        problems=linked.problems,
        read=linked.reader.text,
    )
    ways = call_map(linked.program, accounts.points, linked.is_test)
    return Reported(ledger, accounts, ways, linked.reader)


def inventory(request: Request) -> Listed:
    """Lists the integration points of a program, each with its account.

    Raises:
        LintkitError: as for `check`.
    """
    linked = link_project(request)
    return Listed(account(linked), linked.unread, linked.reader)


def graph(request: Request, *, points: bool = False) -> Graphed:
    """Links a program.

    Args:
        request: what to link.
        points: whether to find the codes that hold integration points.

    Raises:
        LintkitError: as for `check`.
    """
    linked = link_project(request)
    holding = _codes_with_points(linked) if points else frozenset()
    return Graphed(linked.program, holding, linked.unread, linked.reader)


def account(linked: Linked) -> Inventory:
    """The accounts of the integration points of a linked project."""
    from lintkit.accounts.account import account_for  # noqa: PLC0415 (a graph needs no accounts)

    request = linked.request
    request.progress("Accounting for integration points", 0, 0)
    return account_for(
        linked.program,
        linked.catalogue,
        lambda distribution, path: linked.manifests.pin([distribution], path),
        linked.is_test,
        today=request.today,
        horizon_days=request.config.retirement_horizon_days,
        all_tests=linked.holds_all_tests,
        observed=_observed(linked),
    )


def _observed(linked: Linked) -> Observed | None:
    request = linked.request
    if request.coverage is None:
        return None
    return read_coverage(request.coverage, request.config.root, linked.gathered.modules)


def _judge(linked: Linked, accounts: Inventory, config: Config) -> Verdict:
    return judge(
        accounts,
        linked.gathered.modules,
        linked.unread,
        config,
        today=linked.request.today.isoformat(),
        whole=linked.holds_all_tests,
    )


def _accepted(pair: tuple[Finding, Suppression]) -> Finding:
    """A suppressed finding with the comment as its last evidence: it is accepted, not answered."""
    finding, comment = pair
    step = Step(comment.path, comment.line, f"accepted here: {comment.reason}")
    return structs.replace(finding, evidence=(*finding.evidence, step))


def _codes_with_points(linked: Linked) -> frozenset[CodeRef]:
    holding = {(point.path, point.symbol) for point in account(linked).points}
    program = linked.program
    return frozenset(ref for ref in program.codes() if (ref.path, program.symbol(ref)) in holding)
