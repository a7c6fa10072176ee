"""A run over many repositories: each is audited where the cluster says, and kept here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from distributed import KilledWorker, as_completed
from msgspec import msgpack

from lintkit.errors import UsageError
from lintkit.fleet.rows import failed
from lintkit.fleet.tables import Tables
from lintkit.fleet.task import audit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from distributed import Client

    from lintkit.engine.progress import Progress
    from lintkit.fleet.repositories import Place
    from lintkit.fleet.store import Store

_STAGE = "Auditing repositories"


@dataclass(frozen=True)
class Done:
    """What became of the repositories, each in the order of the list.

    Attributes:
        audited: those that were audited now.
        kept: those of which the same was there already.
        failed: those that could not be audited, with the message.
    """

    audited: tuple[Place, ...]
    kept: tuple[Place, ...]
    failed: tuple[tuple[Place, str], ...]


def audit_all(
    places: Sequence[Place], store: Store, client: Client, today: date, progress: Progress
) -> Done:
    """Audits repositories, and keeps the tables of each as soon as it is done.

    Args:
        places: the repositories, as the workers of the cluster see them.
        store: what is there already, and where to keep the rest.
        client: of the cluster.
        today: the day on which models are judged.
        progress: told how many repositories are done.

    Raises:
        UsageError: the scheduler is gone, or the store cannot be written.
    """
    progress(_STAGE, 0, len(places))
    kept: set[Place] = set()
    broken: dict[Place, str] = {}
    for number, (place, tables) in enumerate(_results(places, store, client, today), 1):
        if tables is None:
            kept.add(place)
        else:
            store.put(place, tables)
            for row in tables.failures:
                broken[place] = row.message
        progress(_STAGE, number, len(places))
    return Done(
        audited=tuple(one for one in places if one not in kept and one not in broken),
        kept=tuple(one for one in places if one in kept),
        failed=tuple((one, broken[one]) for one in places if one in broken),
    )


def _results(
    places: Sequence[Place], store: Store, client: Client, today: date
) -> Iterator[tuple[Place, Tables | None]]:
    """What the workers hand back, as they do; None: what is there is still right."""
    tasks = {
        client.submit(audit, place, store.state(place), today, pure=False): place
        for place in places
    }
    try:
        for future in as_completed(tasks):
            place = tasks[future]
            if future.status == "cancelled":
                raise UsageError(
                    "the Dask scheduler is gone; what is done is kept: run the same again."
                )
            if future.status == "error":
                yield place, _lost(place, future.exception())
            else:
                result = future.result()
                yield place, None if result is None else msgpack.decode(result, type=Tables)
            future.release()  # the cluster need not remember it
    finally:
        client.cancel(list(tasks), force=True)


def _lost(place: Place, error: BaseException) -> Tables:
    """The tables of a repository with which workers die, or which none can take."""
    if isinstance(error, KilledWorker):  # whose message names ports, which are others every time
        message = "every worker that audits it dies; it may need more memory than they have"
    else:
        text = " ".join(str(error).split())
        message = f"no worker can audit it; is this lintkit installed there? ({text})"
    return failed(place.path, place.revision, message)
