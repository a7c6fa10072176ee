"""Setting apart what was known before a run."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lintkit.baseline import compare, keys_of, read_baseline
from lintkit.errors import UsageError
from lintkit.sources.git import Repository

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Mapping
    from pathlib import Path

    from lintkit.engine.run import Checked
    from lintkit.identity import Key
    from lintkit.model import Finding


@dataclass(frozen=True)
class Baselined:
    """A check against a baseline.

    Attributes:
        checked: the check, with the findings only that the baseline does not know.
        known: those that it does, in order.
        stale: its keys that no longer stand for anything.
        kept: its keys about which this run says nothing: other files, other rules.
    """

    checked: Checked
    known: tuple[Finding, ...]
    stale: Counter[Key]
    kept: Counter[Key]


def against_baseline(checked: Checked, file: Path, root: Path) -> Baselined:
    """Sets the findings apart that a baseline knows.

    Args:
        checked: a check.
        file: the baseline.
        root: absolute root of the run.

    Raises:
        UsageError: the file is no baseline.
    """
    known = read_baseline(file, root)
    lines = checked.reader.lines
    found = compare(checked.findings, known, lines=lines, renames=_renames(file, root))
    left = found.unmatched - keys_of(checked.unwanted, lines)
    stale = type(left)({key: n for key, n in left.items() if _is_told(key, checked, root)})
    return Baselined(
        checked=replace(checked, findings=found.new),
        known=found.known,
        stale=stale,
        kept=found.unmatched - stale,
    )


def _is_told(key: Key, checked: Checked, root: Path) -> bool:
    """Whether a check would have found it again."""
    if key.code not in checked.codes and not key.code.startswith("LK9"):
        return False
    return key.path in checked.paths or not (root / key.path).exists()


def _renames(file: Path, root: Path) -> Mapping[str, str]:
    """Which files were renamed since the baseline was committed; none outside of git."""
    try:
        repository = Repository.around(file.absolute().parent)
    except UsageError:
        return {}
    commit = repository.last_change(file.absolute())
    return repository.renames(commit, root) if commit else {}
