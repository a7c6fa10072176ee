"""Asking the rules, and leaving out what configuration and comments say is accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from lintkit.errors import LintkitError
from lintkit.model import Finding, IntegrationPoint, Inventory, ModuleAccount
from lintkit.registry import all_rules, is_selected, origin, select_rules
from lintkit.rule import Rule, Settings
from lintkit.suppressions import Suppression, apply_suppressions, suppressions_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lintkit.config import Config
    from lintkit.ir import Comment
    from lintkit.registry import AnyRule


class Verdict(Struct, frozen=True):
    """What the rules say.

    Attributes:
        findings: those that stand, in order.
        suppressed: those that a comment silences, each with the comment.
        unwanted: those that the configuration does not ask for.
        withheld: how many of these only the profile leaves out.
    """

    findings: tuple[Finding, ...]
    suppressed: tuple[tuple[Finding, Suppression], ...]
    unwanted: tuple[Finding, ...]
    withheld: int


def judge(
    inventory: Inventory,
    comments: Mapping[str, Sequence[Comment]],
    unread: Sequence[Finding],
    config: Config,
    *,
    today: str,
    whole: bool,
) -> Verdict:
    """The verdict on a program.

    Args:
        inventory: its integration points and modules.
        comments: those of its files, by path, that can silence findings.
        unread: the findings about files that could not be read.
        config: which rules to ask, and of which files.
        today: ISO date against which retirements and suppressions are judged.
        whole: whether the run sees a whole project, so that what it does not find is not there.

    Raises:
        UsageError: the configuration names rules that do not exist.
        LintkitError: a rule judges something that a run does not have.
    """
    rules = select_rules(config.select, config.ignore, config.plugins)
    settings = Settings(
        retirement_horizon_days=config.retirement_horizon_days,
        wait_budget_seconds=config.wait_budget_seconds,
        fix_timeout_seconds=config.fix_timeout_seconds,
        today=today,
    )
    found = [
        *unread,
        *(finding for rule in rules for finding in findings_of(rule, inventory, settings)),
    ]
    known = all_rules(config.plugins)
    suppressions = {
        path: suppressions_of(path, of_file, known) for path, of_file in comments.items()
    }
    run_codes = [rule.code for rule in rules] if whole else []
    standing, suppressed = apply_suppressions(found, suppressions, run_codes=run_codes, today=today)
    asked = [finding for finding in standing if _is_asked(finding, config)]
    told = {finding for finding in asked if _is_told(finding, config)}
    return Verdict(
        findings=tuple(sorted((one for one in asked if one in told), key=_order)),
        suppressed=suppressed,
        unwanted=tuple(one for one in standing if one not in told),
        withheld=sum(one not in told for one in asked),
    )


def findings_of(rule: AnyRule, inventory: Inventory, settings: Settings) -> Iterator[Finding]:
    """What one rule says of a program.

    Raises:
        LintkitError: the rule judges something that a run does not have, or it fails.
    """
    for subject in _subjects(rule, inventory):
        yield from _said(rule(settings), subject)


def _said(rule: Rule[Any], subject: object) -> Iterator[Finding]:
    try:
        yield from rule.check(subject)
    except Exception as error:
        where = (
            f" on {subject.path}:{subject.line}" if isinstance(subject, IntegrationPoint) else ""
        )
        raise LintkitError(
            f"{rule.code} ({origin(type(rule))}) fails{where}; this is a bug in that rule: "
            f"{type(error).__name__}: {error}"
        ) from error


def _subjects(rule: AnyRule, inventory: Inventory) -> Iterable[Any]:
    subjects: dict[type, Iterable[Any]] = {
        IntegrationPoint: inventory.points,
        Inventory: (inventory,),
        ModuleAccount: inventory.modules,
    }
    kind = rule.subject()
    if kind not in subjects:
        raise LintkitError(
            f"{rule.code} ({origin(rule)}) judges {kind.__name__}, which this version of "
            "lintkit does not hand to rules: upgrade lintkit, or uninstall that package."
        )
    return subjects[kind]


def _is_asked(finding: Finding, config: Config) -> bool:
    """Whether the configuration asks for it, also in its file.

    What concerns the run itself (LK9xx) is told whatever rules are selected: a file that cannot
    be read is a file that no rule has seen.
    """
    select = () if finding.code.startswith("LK9") else config.select
    return is_selected(finding.code, select, config.ignored_codes(finding.span.path))


def _is_told(finding: Finding, config: Config) -> bool:
    """Whether it is sure and grave enough; who selects rules asks for their notes too."""
    if config.profile == "audit":
        return True
    if config.profile == "strict":
        return finding.confidence != "low"
    return finding.confidence == "high" and (finding.severity != "note" or bool(config.select))


def _order(finding: Finding) -> tuple[str, int, int, str, str]:
    span = finding.span
    return span.path, span.line, span.column, finding.code, finding.message
