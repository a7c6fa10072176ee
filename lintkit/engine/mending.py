"""The fixes of a check: worked out for the files as they are, applied, written."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import structs

from lintkit.fixes.apply import applied
from lintkit.fixes.edits import path_of, worked_out
from lintkit.fixes.source import Source
from lintkit.fixes.write import NotWrittenError, encoded, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.engine.reader import Reader
    from lintkit.model import Finding, Fix
    from lintkit.sources.reading import SourceText

_KEPT = 32  # files; a fix of one file can be in another


@dataclass(frozen=True)
class Mended:
    """A file as fixes leave it.

    Attributes:
        path: relative to the root.
        before: the file as it was read.
        text: the whole of it with the fixes applied.
        fixes: how many they are.
    """

    path: str
    before: SourceText
    text: str
    fixes: int


@dataclass(frozen=True)
class Left:
    """A file that fixes could not be written to, and why, as a clause."""

    path: str
    reason: str


def offered(findings: Iterable[Finding], reader: Reader) -> tuple[Finding, ...]:
    """The findings with the edits of their fixes; without the fixes that cannot be made."""

    @lru_cache(_KEPT)
    def source(path: str) -> Source | None:
        text = None if reader.is_notebook(path) else reader.text(path)
        return None if text is None else Source(path, text)

    def made(fix: Fix) -> Fix | None:
        found = source(path_of(fix.change))
        return None if found is None else worked_out(fix, found)

    return tuple(
        one if one.fix is None else structs.replace(one, fix=made(one.fix)) for one in findings
    )


def mended(findings: Iterable[Finding], reader: Reader, *, unsafe: bool) -> Iterator[Mended | Left]:
    """Each file to which fixes of the findings can be applied, by path.

    Args:
        findings: with the edits of their fixes.
        reader: the files that they are about.
        unsafe: whether fixes after which the program does something else are applied too.
    """
    by_path: dict[str, list[Fix]] = defaultdict(list)
    for finding in findings:
        if finding.fix is not None and (finding.fix.safe or unsafe):
            by_path[path_of(finding.fix.change)].append(finding.fix)
    for path, fixes in sorted(by_path.items()):
        before = reader.source(path)
        if before is None:
            continue
        result = applied(fixes, Source(path, before.text))
        try:
            encoded(result.text, before)
        except NotWrittenError as error:
            yield Left(path, str(error))
            continue
        if result.fixes:
            yield Mended(path, before, result.text, result.fixes)


def written(one: Mended, reader: Reader) -> Left | None:
    """Writes a file with its fixes; what is returned says why it could not be."""
    try:
        write(reader.absolute(one.path), one.text, one.before)
    except NotWrittenError as error:
        return Left(one.path, str(error))
    return None
