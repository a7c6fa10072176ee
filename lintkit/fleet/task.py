"""What a worker does: one repository in, its tables out. Nothing but this runs on the cluster."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import msgpack

import lintkit
from lintkit.engine import run
from lintkit.engine.progress import silent
from lintkit.engine.subject import commit_at, subject_of
from lintkit.errors import LintkitError
from lintkit.fleet.content import digest_of_folder, state_of
from lintkit.fleet.rows import failed, tables_of
from lintkit.fleet.tables import RepositoryRow

if TYPE_CHECKING:
    from datetime import date

    from lintkit.fleet.repositories import Place
    from lintkit.fleet.tables import Tables

_ONE_AT_A_TIME = threading.Lock()
"""A worker can have several threads, but lowering sets how deep Python may recurse."""


def audit(place: Place, known: str, today: date) -> bytes | None:
    """The tables of a repository as MessagePack; None where they would be those that are known.

    Whatever goes wrong with a repository becomes a row of `failures`. Nothing is written beside
    the repository, and of plugins only those run that are installed where the worker is.

    Args:
        place: the repository, as the worker sees it.
        known: the state that is there already; empty: none is.
        today: the day on which models are judged.
    """
    with _ONE_AT_A_TIME:
        try:
            tables = _audited(place, known, today)
        except LintkitError as error:
            tables = _failed(place, str(error))
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            tables = _failed(place, f"{where}{error.strerror or error}")
        except Exception as error:  # noqa: BLE001 (one repository must not cost the others)
            text = f"{type(error).__name__}: {' '.join(str(error).split())}"
            tables = _failed(place, f"this is a bug in lintkit; please report it ({text})")
    return None if tables is None else msgpack.encode(tables)


def _audited(place: Place, known: str, today: date) -> Tables | None:
    path = Path(place.path)
    commit = commit_at(path, place.revision or None)
    revision = digest_of_folder(path) if commit is None else commit[1]
    state = state_of(revision, today)
    if state == known:
        return None
    # A worker is one of many: it reads files itself.
    at = None if commit is None else commit[1]
    with subject_of(path, at, today, jobs=1, cached=False, progress=silent) as subject:
        reported = run.report(subject.request)
    about = RepositoryRow(
        repository=place.path,
        asked=place.revision,
        revision=revision,
        state=state,
        tool=lintkit.__version__,
        day=today,
        files=len(reported.found.files),
        modules=len(reported.inventory.modules),
        points=len(reported.inventory.points),
    )
    return tables_of(reported, about)


def _failed(place: Place, message: str) -> Tables:
    return failed(place.path, place.revision, message.removeprefix(f"{place.path}: "))
