"""Which of all findings a check is about: all, those in some paths, those of a change, new ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import click
from msgspec import Struct

from lintkit.baseline import read_baseline
from lintkit.cli.output import tell
from lintkit.cli.progress import shown_progress
from lintkit.engine import run
from lintkit.engine.change import narrowed
from lintkit.engine.known import against_baseline
from lintkit.errors import UsageError
from lintkit.report.escape import printable

if TYPE_CHECKING:
    from lintkit.cli.options import Target
    from lintkit.engine.known import Baselined
    from lintkit.engine.run import Checked
    from lintkit.model import Finding

_Command: TypeAlias = Callable[..., None]

_OPTIONS = (
    click.option(
        "--baseline",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="Leave out what this file accepts; `lintkit baseline create` makes one.",
    ),
    click.option(
        "--diff-base",
        metavar="REV",
        help="Report only what has been added or broken, anywhere in the program, since the work "
        "tree and this git revision have gone apart.",
    ),
    click.option(
        "--focus",
        is_flag=True,
        help="Read the whole project around PATHS, but report on PATHS only; with --diff-base, "
        "also on what has been broken elsewhere.",
    ),
)


class Scope(Struct, frozen=True):
    """What a check is about.

    Attributes:
        baseline: the file that says which findings are accepted; None: none are.
        since: the git revision before the change that is checked; None: all is.
        focus: whether the paths are part of a project that is read as a whole.
    """

    baseline: Path | None
    since: str | None
    focus: bool

    def check(self, target: Target) -> tuple[Checked, tuple[Finding, ...]]:
        """The check of what is in scope, and the findings that the baseline knows.

        Raises:
            LintkitError: the target, the baseline or the revision cannot be used.
        """
        if self.since is not None and target.coverage is not None:
            raise UsageError("--coverage tells of the program as it is: not with --diff-base.")
        focused = self.focus or bool(target.given)
        whole = target.around() if focused else target
        root = whole.config.root
        if self.baseline is not None:
            read_baseline(self.baseline, root)  # a mistake is told before the long part
        with shown_progress() as progress:
            request = whole.request(progress)
            checked = run.check(request)
            focus = target.paths if focused else None
            scoped = narrowed(checked, request, focus=focus, since=self.since)
        if self.baseline is None:
            return scoped, ()
        compared = against_baseline(checked, self.baseline, root)
        _tell_stale(compared, self.baseline)
        known = frozenset(compared.known)
        new = tuple(one for one in scoped.findings if one not in known)
        return replace(scoped, findings=new), compared.known


def scope_options(command: _Command) -> _Command:
    """Adds the options; the command gets a `Scope`."""

    @wraps(command)
    def with_scope(
        *given: object, baseline: Path | None, diff_base: str | None, focus: bool, **own: object
    ) -> None:
        command(*given, scope=Scope(baseline, diff_base, focus), **own)

    decorated: _Command = with_scope
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return decorated


def _tell_stale(compared: Baselined, file: Path) -> None:
    """Says what the baseline accepts and nothing stands for any more."""
    for key, number in sorted(compared.stale.items()):
        where = f"{key.path} in {key.symbol}" if key.symbol else key.path
        times = f" ({number} times)" if number > 1 else ""
        tell(printable(f"{file}: gone: {key.code} {where}: {key.source}{times}"))
    if compared.stale:
        tell(f"{file}: `lintkit baseline prune` removes what is gone.")
