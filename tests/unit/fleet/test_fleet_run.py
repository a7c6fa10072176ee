"""Handing repositories to a cluster, and what comes back."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

distributed = pytest.importorskip("distributed", reason="the extra `fleet` is not installed")
pytest.importorskip("pyarrow", reason="the extra `fleet` is not installed")
pytest.importorskip("duckdb", reason="the extra `fleet` is not installed")

from lintkit.engine.progress import silent  # noqa: E402
from lintkit.errors import UsageError  # noqa: E402
from lintkit.fleet import run  # noqa: E402
from lintkit.fleet.repositories import Place  # noqa: E402
from lintkit.fleet.store import Store  # noqa: E402
from lintkit.fleet.summary import summarize  # noqa: E402
from lintkit.fleet.task import audit  # noqa: E402

pytestmark = pytest.mark.fleet

Make = Callable[[str], Path]


@pytest.fixture(scope="module")
def client() -> Iterator[object]:
    with distributed.Client(processes=False, n_workers=1, dashboard_address=None) as client:
        yield client


def dying(place: Place, known: str, today: date) -> bytes | None:
    """Fails as the scheduler says of tasks with which workers die."""
    if place.path.endswith("big"):
        raise distributed.KilledWorker("key", SimpleNamespace(address="tcp://127.0.0.1:1"), 3)
    if place.path.endswith("new"):
        raise ModuleNotFoundError("No module named 'lintkit'")
    return audit(place, known, today)


def test_a_repository_that_kills_workers_is_a_failure(
    client: object, make: Make, tmp_path: Path, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "audit", dying)
    places = [Place(str(make(name))) for name in ("big", "shop", "new")]
    store = Store(tmp_path / "fleet")
    done = run.audit_all(places, store, client, today, silent)
    assert done.audited == (places[1],)
    assert done.kept == ()
    assert done.failed == (
        (places[0], "every worker that audits it dies; it may need more memory than they have"),
        (
            places[2],
            "no worker can audit it; is this lintkit installed there? (No module named 'lintkit')",
        ),
    )
    kept = [(row.repository, row.message) for row in summarize(tmp_path / "fleet", today).failures]
    assert kept == [(place.path, message) for place, message in done.failed]


def test_progress_is_told_and_what_is_there_is_kept(
    client: object, make: Make, tmp_path: Path, today: date
) -> None:
    places = [Place(str(make(name))) for name in ("a", "b")]
    store = Store(tmp_path / "fleet")
    told: list[tuple[str, int, int]] = []
    first = run.audit_all(places, store, client, today, lambda *told_: told.append(told_))
    assert first.audited == tuple(places)
    assert told == [("Auditing repositories", number, 2) for number in range(3)]
    second = run.audit_all(places, store, client, today, silent)
    assert (second.audited, second.kept, second.failed) == ((), tuple(places), ())


def test_a_failure_takes_the_place_of_what_was_known_and_gives_way_again(
    client: object, make: Make, tmp_path: Path, today: date
) -> None:
    shop = make("shop")
    places = [Place(str(shop))]
    store = Store(tmp_path / "fleet")
    run.audit_all(places, store, client, today, silent)
    away = shop.rename(tmp_path / "away")
    assert len(run.audit_all(places, store, client, today, silent).failed) == 1
    assert summarize(tmp_path / "fleet", today).points == 0
    away.rename(shop)
    assert run.audit_all(places, store, client, today, silent).audited == tuple(places)
    summary = summarize(tmp_path / "fleet", today)
    assert (summary.points, summary.failures) == (1, ())


class _Cancelled:
    """A future, and the client that hands it out, when there is no scheduler any more."""

    status = "cancelled"

    def submit(self, *_: object, **__: object) -> "_Cancelled":
        return self

    def cancel(self, *_: object, **__: object) -> None: ...


def test_a_scheduler_that_goes_is_told(
    tmp_path: Path, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "as_completed", iter)
    store = Store(tmp_path / "fleet")
    with pytest.raises(UsageError, match="the Dask scheduler is gone; what is done is kept"):
        run.audit_all([Place("/srv/shop")], store, _Cancelled(), today, silent)
