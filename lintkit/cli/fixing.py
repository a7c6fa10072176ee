"""`--fix` and `--diff`: what a check does about what it finds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, TypeAlias

import click
from msgspec import Struct

from lintkit.cli.output import tell, write_data, write_lines
from lintkit.errors import UsageError
from lintkit.report import diff
from lintkit.report.escape import printable
from lintkit.report.summary import count

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lintkit.engine.run import Checked
    from lintkit.model import Finding

_Command: TypeAlias = Callable[..., None]

_ROUNDS = 8
"""Checks at most: a fix can wait for the place of another, or bring another to light."""

_OPTIONS = (
    click.option(
        "--fix",
        "write",
        is_flag=True,
        help="Write the fixes of findings marked [*] into the files, then report what is left.",
    ),
    click.option(
        "--diff",
        "show",
        is_flag=True,
        help="Show what --fix would change, as a patch, and write nothing; exit with 1 if there "
        "is something.",
    ),
    click.option(
        "--unsafe-fixes",
        "unsafe",
        is_flag=True,
        help="With --fix or --diff: also take fixes after which the program does something else, "
        "such as a timeout (of `fix-timeout-seconds` in the configuration).",
    ),
)


class Fixing(Struct, frozen=True):
    """What is done with fixes.

    Attributes:
        write: whether they are written into the files.
        show: whether they are shown instead.
        unsafe: whether those count after which the program does something else.
    """

    write: bool
    show: bool
    unsafe: bool

    def written(
        self, check: Callable[[], tuple[Checked, tuple[Finding, ...]]]
    ) -> tuple[Checked, tuple[Finding, ...]]:
        """What a check finds after the fixes are written, if they are to be."""
        found = check()
        if not self.write:
            return found
        from lintkit.engine.mending import Left, mended, written  # noqa: PLC0415 (most runs mend nothing)

        fixed, files, left = 0, set(), {}
        for _ in range(_ROUNDS):
            reader = found[0].reader
            done = 0
            for one in mended(found[0].findings, reader, unsafe=self.unsafe):
                result = one if isinstance(one, Left) else written(one, reader)
                if isinstance(result, Left):
                    left[reader.path(one.path)] = result.reason
                elif not isinstance(one, Left):
                    done += one.fixes
                    files.add(one.path)
            if not done:
                break
            fixed += done
            found = check()
        _tell(fixed, len(files), left)
        return found

    def shown(self, checked: Checked) -> bool:
        """Shows what would change; whether anything would."""
        from lintkit.engine.mending import Left, mended  # noqa: PLC0415 (most runs mend nothing)

        changes = list(mended(checked.findings, checked.reader, unsafe=self.unsafe))
        parts = [
            diff.unified(checked.reader.path(one.path), one.before.text, one.text)
            for one in changes
            if not isinstance(one, Left)
        ]
        left = {
            checked.reader.path(one.path): one.reason for one in changes if isinstance(one, Left)
        }
        _tell(0, 0, left)
        if sys.stdout.isatty():
            for part in parts:
                write_lines(diff.styled(part))
        else:
            write_data("".join(parts))
        return bool(parts)


def _tell(fixed: int, files: int, left: Mapping[str, str]) -> None:
    """Says what was written, and what was not and why."""
    for path, reason in sorted(left.items()):
        tell(printable(f"{path}: left as it is: {reason}."))
    if fixed:
        tell(f"Fixed {count(fixed, 'finding')} in {count(files, 'file')}.")


def fix_options(command: _Command) -> _Command:
    """Adds the options; the command gets a `Fixing`."""

    @wraps(command)
    def with_fixing(*given: object, write: bool, show: bool, unsafe: bool, **own: object) -> None:
        if write and show:
            raise UsageError("--diff shows what --fix would write: give one of the two.")
        if unsafe and not (write or show):
            raise UsageError("--unsafe-fixes says which fixes to take: add --fix or --diff.")
        command(*given, fixing=Fixing(write, show, unsafe), **own)

    decorated: _Command = with_fixing
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return decorated
