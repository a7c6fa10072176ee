"""What is known already: findings that a project has accepted to begin with, in a file.

The file names findings by their identity (`lintkit.identity`), never by line numbers, and as a
multiset: of three equal findings, two can be known. It is sorted, so that it merges well, and its
paths are relative to its folder, so that it does not matter from where it is used.
"""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
from msgspec import Meta, Struct, structs

from lintkit.errors import UsageError
from lintkit.identity import Key, key_of
from lintkit.model import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

_Schema = Literal["lintkit/baseline/v1"]


class _Entry(Struct, frozen=True, forbid_unknown_fields=True):
    path: str
    code: str
    symbol: str
    source: str
    count: Annotated[int, Meta(ge=1)]


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    schema: _Schema
    findings: tuple[_Entry, ...]


class Comparison(Struct, frozen=True):
    """Findings against a baseline.

    Attributes:
        new: the findings that it does not know, in order.
        known: those that it does.
        unmatched: its keys for which there is no finding.
    """

    new: tuple[Finding, ...]
    known: tuple[Finding, ...]
    unmatched: Counter[Key]


def compare(
    findings: Iterable[Finding],
    baseline: Counter[Key],
    *,
    lines: Callable[[str], Sequence[str]],
    renames: Mapping[str, str],
) -> Comparison:
    """Parts findings into those that a baseline knows and those that it does not.

    Args:
        findings: what is found now.
        baseline: what was known, by identity.
        lines: the lines of a file that was read, by path.
        renames: new paths of renamed files by their old ones.
    """
    left = Counter(baseline)
    old_paths = {new: old for old, new in renames.items()}
    keyed = [(finding, key_of(finding, lines(finding.span.path))) for finding in findings]
    known = {index for index, (_, key) in enumerate(keyed) if _take(left, key)}
    for index, (_, key) in enumerate(keyed):
        old = old_paths.get(key.path)
        if index not in known and old and _take(left, structs.replace(key, path=old)):
            known.add(index)
    return Comparison(
        new=tuple(finding for index, (finding, _) in enumerate(keyed) if index not in known),
        known=tuple(finding for index, (finding, _) in enumerate(keyed) if index in known),
        unmatched=+left,
    )


def keys_of(findings: Iterable[Finding], lines: Callable[[str], Sequence[str]]) -> Counter[Key]:
    """The identities of findings, as a baseline holds them."""
    return Counter(key_of(finding, lines(finding.span.path)) for finding in findings)


def read_baseline(file: Path, root: Path) -> Counter[Key]:
    """The baseline in a file, with paths relative to the root of a run.

    Raises:
        UsageError: the file cannot be read, or is no baseline.
    """
    try:
        content = msgspec.json.decode(file.read_bytes(), type=_File)
    except OSError as error:
        hint = "; `lintkit baseline create` makes one" if not file.exists() else ""
        raise UsageError(f"{file}: cannot be read: {error.strerror}{hint}.") from error
    except msgspec.DecodeError as error:
        raise UsageError(f"{file}: is not a baseline of lintkit: {error}.") from error
    counts: Counter[Key] = Counter()
    for one in content.findings:
        path = _moved(one.path, file.absolute().parent, root)
        counts[Key(path, one.code, one.symbol, one.source)] += one.count
    return counts


def render_baseline(baseline: Counter[Key], file: Path, root: Path) -> str:
    """The text of a baseline file.

    Args:
        baseline: what is known, with paths relative to the root.
        file: where the text will stand.
        root: absolute root of the run.
    """
    folder = file.absolute().parent
    entries = sorted(
        (_moved(key.path, root, folder), key.code, key.symbol, key.source, count)
        for key, count in baseline.items()
    )
    schema: _Schema = "lintkit/baseline/v1"
    document = _File(schema, tuple(_Entry(*entry) for entry in entries))
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def _take(left: Counter[Key], key: Key) -> bool:
    if left[key] <= 0:
        return False
    left[key] -= 1
    return True


def _moved(path: str, base: Path, to: Path) -> str:
    return os.path.relpath(base / path, to).replace(os.sep, "/")
