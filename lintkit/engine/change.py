"""What a change added or broke: a program now, and as it was, both analysed as a whole."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lintkit.baseline import compare, keys_of
from lintkit.debt import Delta, Ledger, Side, compare_ledgers
from lintkit.engine.revision import as_it_was
from lintkit.engine.run import check, report
from lintkit.sources.files import is_below, relative_path
from lintkit.sources.git import Repository

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from lintkit.debt import Item
    from lintkit.engine.gather import Request
    from lintkit.engine.reader import Reader
    from lintkit.engine.run import Checked


@dataclass(frozen=True)
class Shifted:
    """What a change did to the ledger of a program.

    Attributes:
        base: the commit from which the work tree and the revision have gone apart.
    """

    delta: Delta
    base: str
    reader: Reader


def shifted(request: Request, since: str) -> Shifted:
    """What has been opened, cleared and made stale since a revision; both are judged as of today.

    Args:
        request: what to look at.
        since: what git calls the state before the change; where HEAD has gone apart from it counts.

    Raises:
        LintkitError: as for `report`; or git knows no such revision.
    """
    root = request.config.root
    repository = Repository.around(root)
    base = repository.base_of(since)
    reported = report(request)
    now = Side(reported.ledger, reported.reader.lines)
    with as_it_was(request, repository, base) as earlier:
        if earlier is None:
            before = Side(Ledger(()), lambda _: ())
        else:
            found = report(earlier)
            before = Side(found.ledger, found.reader.lines)
        delta = compare_ledgers(before, now, repository.renames(base, root))
    return Shifted(delta, base, reported.reader)


def narrowed(
    checked: Checked, request: Request, *, focus: Sequence[Path] | None, since: str | None
) -> Checked:
    """A check reduced to what lies in some paths, and to what a change added or broke anywhere.

    Nothing depends on which lines changed: a finding in a file that nobody touched is part of a
    change that took its guard away.

    Args:
        checked: the check of the program as it is.
        request: that asked for it.
        focus: the paths of which all is told; None: all of them, or none with `since`.
        since: what git calls the state before the change; where HEAD has gone apart from it
            counts. None: no change is asked about.

    Raises:
        UsageError: git knows no such revision, or the program lies in no repository.
    """
    if focus is None and since is None:
        return checked
    root = request.config.root
    places = [relative_path(path.absolute(), root) for path in focus or ()]
    changed = None if since is None else _changed(checked, request, since)

    def told(path: str) -> bool:
        return any(is_below(path, place) for place in places)

    findings = frozenset(changed.findings if changed else ())
    untold = frozenset(changed.untold if changed else ())
    return replace(
        checked,
        findings=tuple(one for one in checked.findings if told(one.span.path) or one in findings),
        suppressed=tuple(one for one in checked.suppressed if since or told(one[0].span.path)),
        untold=tuple(one for one in checked.untold if told(one.path) or one in untold),
    )


def _changed(checked: Checked, request: Request, since: str) -> Checked:
    root = request.config.root
    repository = Repository.around(root)
    base = repository.base_of(since)
    with as_it_was(request, repository, base) as earlier:
        if earlier is None:
            return checked
        before = check(earlier)
        known = keys_of(before.findings, before.reader.lines)
    renames = repository.renames(base, root)
    found = compare(checked.findings, known, lines=checked.reader.lines, renames=renames)
    return replace(checked, findings=found.new, untold=_new(checked.untold, before.untold))


def _new(items: Iterable[Item], before: Iterable[Item]) -> tuple[Item, ...]:
    left = Counter((item.path, item.symbol, item.text) for item in before)
    new = []
    for item in items:
        key = (item.path, item.symbol, item.text)
        if left[key] > 0:
            left[key] -= 1
        else:
            new.append(item)
    return tuple(new)
