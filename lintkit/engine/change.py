"""What a change added or broke: a program now, and as it was, both analysed as a whole."""

from __future__ import annotations

import os
from collections import Counter
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from msgspec import structs

from lintkit.baseline import compare, keys_of
from lintkit.engine.run import check
from lintkit.errors import UsageError
from lintkit.sources.files import relative_path
from lintkit.sources.git import Repository

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lintkit.debt import Item
    from lintkit.engine.gather import Request
    from lintkit.engine.run import Checked


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
        return any(place in (".", path) or path.startswith(f"{place}/") for place in places)

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
    with _as_it_was(request, repository, base) as earlier:
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


@contextmanager
def _as_it_was(request: Request, repository: Repository, base: str) -> Iterator[Request | None]:
    """The same request of the tree of a commit; None where none of its paths was there."""
    with TemporaryDirectory() as temporary:
        # A package is named after the folder that holds it.
        top = Path(os.path.realpath(temporary), repository.top.name or "root")
        (top / ".git").mkdir(parents=True)  # ends the search for what lies above
        repository.write_tree(base, top)

        def moved(path: Path) -> Path:
            relative = os.path.relpath(os.path.realpath(path), repository.top)
            if relative.startswith(os.pardir):
                raise UsageError(f"{path}: lies outside of the repository {repository.top}.")
            return top / relative

        config = request.config
        root = moved(config.root)
        paths = tuple(path for path in map(moved, request.paths) if path.exists())
        if not paths:
            yield None
            return
        yield replace(
            request,
            config=structs.replace(config, root=root, src=tuple(map(moved, config.src))),
            paths=paths,
            given={},
            cache_root=config.root,
        )
