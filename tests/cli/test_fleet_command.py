"""`lintkit fleet`: many repositories, over worker processes that can die."""

import json
import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import Result

for _name in ("distributed", "duckdb", "pyarrow"):
    pytest.importorskip(_name, reason="the extra `fleet` is not installed")

pytestmark = pytest.mark.fleet

Run = Callable[..., Result]
Spawn = Callable[..., subprocess.CompletedProcess[bytes]]
Program = subprocess.Popen[bytes]

APP = """\
from openai import OpenAI

client = OpenAI(timeout=None)


def ask_{number}(question):
    return client.responses.create(model="gpt-4-0613", input=question)
"""
_PATIENCE = 60  # seconds, on a busy machine


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    """A list of eight repositories, and of one that is not there."""
    for number in range(8):
        folder = tmp_path / f"shop{number}"
        folder.mkdir()
        for module in range(12):  # which takes long enough to be interrupted
            (folder / f"app{module}.py").write_text(APP.format(number=number), encoding="utf-8")
    file = tmp_path / "repos.txt"
    names = [f"shop{number}" for number in range(8)]
    file.write_text("\n".join([*names[:4], "nowhere", *names[4:], ""]), encoding="utf-8")
    return file


def contents(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*.parquet")
    }


def is_begun(out: Path) -> bool:
    return any((out / "repositories").glob("*"))


def wait_for(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + _PATIENCE
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.02)


@contextmanager
def program(*arguments: str) -> Iterator[Program]:
    started = subprocess.Popen(  # noqa: S603 (this test's own)
        [sys.executable, "-m", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,  # as a terminal has one, to which Ctrl-C goes
    )
    try:
        yield started
    finally:
        started.kill()
        started.communicate()


@contextmanager
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[Program]]]:
    """A scheduler's address, and two workers that nobody starts again."""
    file = tmp_path / "scheduler.json"
    where = ("--scheduler-file", str(file), "--no-dashboard")
    worker = ("distributed.cli.dask_worker", *where, "--no-nanny", "--nthreads", "2")
    with program("distributed.cli.dask_scheduler", *where, "--host", "127.0.0.1", "--port", "0"):
        wait_for(file.exists)
        with program(*worker) as one, program(*worker) as other:
            yield json.loads(file.read_text(encoding="utf-8"))["address"], [one, other]


def test_a_worker_that_is_killed_costs_no_row(listed: Path, tmp_path: Path, spawn: Spawn) -> None:
    first, second = tmp_path / "one-worker", tmp_path / "two-workers"
    alone = spawn("fleet", str(listed), "--out", str(first), "--jobs", "1")
    assert alone.returncode == 2  # of nine, one is not there
    with (
        cluster(tmp_path) as (address, workers),
        program(
            "lintkit", "fleet", str(listed), "--out", str(second), "--scheduler", address
        ) as run,
    ):
        wait_for(lambda: is_begun(second))
        os.kill(workers[0].pid, signal.SIGKILL)
        _, told = run.communicate(timeout=_PATIENCE)
    assert workers[0].returncode == -signal.SIGKILL
    assert told.decode().replace(str(second), str(first)) == alone.stderr.decode()
    assert "8 audited, 0 as they were, 1 failed." in told.decode()
    assert "nowhere: there is no such folder." in told.decode()
    assert len(contents(first)) == 9 * 6
    assert contents(second) == contents(first)


def test_the_same_again_does_only_what_changed(
    listed: Path, tmp_path: Path, spawn: Spawn, lintkit: Run
) -> None:
    out = tmp_path / "fleet"
    spawn("fleet", str(listed), "--out", str(out), "--jobs", "2")
    before = contents(out)
    (tmp_path / "shop3" / "app0.py").write_text("", encoding="utf-8")
    again = spawn("fleet", str(listed), "--out", str(out), "--jobs", "1")
    assert "1 audited, 7 as they were, 1 failed." in again.stderr.decode()
    changed = {name for name, content in contents(out).items() if content != before[name]}
    assert {name.split("/")[1].partition("-")[0] for name in changed} == {"shop3"}
    answers = json.loads(lintkit("fleet", "summary", str(out), "--format", "json").stdout)
    assert (answers["schema"], answers["repositories"], answers["points"]) == (
        "lintkit/fleet/v1",
        8,
        8 * 12 - 1,
    )
    assert lintkit("fleet", "summary", str(out)).stdout.startswith(
        "95 integration points in 8 repositories; the oldest audit is of "
    )


def test_ctrl_c_ends_it_at_once_and_keeps_what_is_done(listed: Path, tmp_path: Path) -> None:
    out = tmp_path / "fleet"
    with program("lintkit", "fleet", str(listed), "--out", str(out), "--jobs", "1") as run:
        wait_for(lambda: is_begun(out))
        os.killpg(run.pid, signal.SIGINT)
        told = run.communicate(timeout=_PATIENCE)
    assert (run.returncode, told) == (130, (b"", b"lintkit: interrupted\n"))
    assert [folder.name for folder in out.iterdir()] == ["repositories"]
    assert len(contents(out)) % 6 == 0


def test_a_scheduler_that_is_not_there_is_told(listed: Path, lintkit: Run) -> None:
    arguments = ("fleet", str(listed), "--out", str(listed.parent / "fleet"))
    result = lintkit(*arguments, "--scheduler", "nonsense://127.0.0.1:1")
    assert result.exit_code == 2
    assert "nonsense://127.0.0.1:1: no Dask scheduler answers there" in result.stderr


def test_what_happens_to_workers_is_not_told_by_the_library() -> None:
    """As it does when a worker dies with a result that nobody has taken yet."""
    from lintkit.fleet.cluster import connected  # noqa: PLC0415 (needs an extra)

    with connected(None, 1):
        for name in ("distributed.client", "distributed.scheduler", "distributed.nanny"):
            assert not logging.getLogger(name).isEnabledFor(logging.ERROR)


def test_jobs_are_for_a_cluster_here(listed: Path, lintkit: Run) -> None:
    result = lintkit("fleet", str(listed), "--out", "x", "--scheduler", "tcp://a:1", "-j", "2")
    assert (result.exit_code, result.stderr) == (
        2,
        "lintkit: error: --jobs is for a cluster here, and --scheduler names another one.\n",
    )


@pytest.mark.parametrize("missing", ["distributed", "pyarrow", "duckdb"])
def test_the_extra_is_named_where_it_is_missing(
    listed: Path, lintkit: Run, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    for name in [*sys.modules]:
        if name.startswith("lintkit.fleet"):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, missing, None)
    command = ("summary", ".") if missing == "duckdb" else (str(listed), "--out", "x")
    result = lintkit("fleet", *command)
    assert (result.exit_code, result.stderr) == (
        2,
        f"lintkit: error: needs {missing}: `pip install 'lintkit-ai[fleet]'`.\n",
    )
