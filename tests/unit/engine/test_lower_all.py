from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from lintkit.engine import worker
from lintkit.engine.cache import Cache
from lintkit.engine.lower import lower_all
from lintkit.engine.worker import Refusal
from lintkit.ir import Module
from lintkit.lowering import lower
from lintkit.sources.reading import SourceText


def source(text: str) -> SourceText:
    return SourceText(text, "utf-8", sha256(text.encode()).hexdigest())


def many(count: int) -> dict[str, SourceText]:
    return {f"m{n:03}.py": source(f"def f{n}():\n    return {n}\n") for n in range(count)}


class CountingExecutor(Executor):
    """Runs at once, and counts."""

    def __init__(self) -> None:
        self.calls = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401 (as in the base)
        self.calls += 1
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def test_files_come_in_the_order_given() -> None:
    files = {"b.py": source("x = 1\n"), "a.py": source("y = 2\n")}
    lowered = lower_all(files)
    assert list(lowered) == ["b.py", "a.py"]
    assert all(isinstance(one, Module) for one in lowered.values())


def test_broken_file_is_refused_with_its_place_and_the_others_are_lowered() -> None:
    lowered = lower_all({"good.py": source("x = 1\n"), "bad.py": source("x = 1\ny = = 2\n")})
    assert isinstance(lowered["good.py"], Module)
    refusal = lowered["bad.py"]
    assert isinstance(refusal, Refusal)
    assert refusal.line == 2


def test_failure_in_one_file_is_told_of_that_file(monkeypatch: pytest.MonkeyPatch) -> None:
    real = lower

    def failing(text: str, path: str) -> Module:
        if path == "odd.py":
            raise KeyError(path)
        return real(text, path)

    monkeypatch.setattr(worker, "lower", failing)
    lowered = lower_all({"odd.py": source("x\n"), "good.py": source("y\n")})
    refusal = lowered["odd.py"]
    assert isinstance(refusal, Refusal)
    assert "bug in lintkit" in refusal.message
    assert "KeyError in failing" in refusal.message
    assert isinstance(lowered["good.py"], Module)


def test_result_does_not_depend_on_the_executor() -> None:
    files = many(40)
    alone = lower_all(files)
    counting = CountingExecutor()
    assert lower_all(files, executor=counting) == alone
    assert counting.calls > 1
    with ThreadPoolExecutor(3) as threads:
        assert lower_all(files, executor=threads) == alone


def test_result_does_not_depend_on_the_number_of_processes() -> None:
    files = many(41)
    assert lower_all(files, jobs=2) == lower_all(files, jobs=1)


def test_warm_run_lowers_nothing(tmp_path: Path) -> None:
    files = many(3)
    cold = lower_all(files, cache=Cache(tmp_path))
    counting = CountingExecutor()
    assert lower_all(files, cache=Cache(tmp_path), executor=counting) == cold
    assert counting.calls == 0


def test_changed_file_alone_is_lowered_again(tmp_path: Path) -> None:
    files = many(3)
    lower_all(files, cache=Cache(tmp_path))
    files["m001.py"] = source("changed = True\n")
    told: list[tuple[str, int, int]] = []
    lower_all(files, cache=Cache(tmp_path), progress=lambda *step: told.append(step))
    assert told == [("Reading files", 3, 3)]


def test_refused_file_is_looked_at_every_time(tmp_path: Path) -> None:
    files = {"bad.py": source("(\n")}
    first = lower_all(files, cache=Cache(tmp_path))
    assert lower_all(files, cache=Cache(tmp_path)) == first
    assert isinstance(first["bad.py"], Refusal)


def test_entry_of_another_shape_counts_as_absent(tmp_path: Path) -> None:
    class Odd(Cache):
        def get(self, key: str) -> bytes | None:  # noqa: ARG002 (whatever is asked for)
            return b"\xc1 is never msgpack"

    files = many(1)
    assert lower_all(files, cache=Odd(tmp_path)) == lower_all(files)


def test_progress_counts_every_file() -> None:
    told: list[int] = []
    lower_all(many(5), progress=lambda _, done, total: told.append(done * 10 + total))
    assert told == [15, 25, 35, 45, 55]


def test_nothing_to_lower_is_fine() -> None:
    assert lower_all({}) == {}
