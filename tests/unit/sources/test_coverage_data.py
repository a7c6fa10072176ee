from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from coverage import CoverageData

from lintkit.errors import UsageError
from lintkit.sources.coverage_data import read_coverage

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A data file of a run in another checkout, with contexts."""
    file = tmp_path / ".coverage"
    data = CoverageData(str(file))
    data.set_context("tests/test_a.py::test_x|run")
    data.add_lines({"/build/1/app/chat.py": [3, 4]})
    data.set_context("")
    data.add_lines({"/build/1/app/chat.py": [1], str(tmp_path / "app" / "own.py"): [9]})
    data.write()
    return file


def test_lines_and_contexts_are_read(written: Path, tmp_path: Path) -> None:
    observed = read_coverage(written, tmp_path, {"app/chat.py", "app/own.py", "app/other.py"})
    assert observed.tests("app/chat.py", 3, 3) == ("tests/test_a.py::test_x|run",)
    assert observed.tests("app/chat.py", 1, 1) == ()
    assert observed.tests("app/chat.py", 5, 8) is None
    assert observed.tests("app/own.py", 8, 9) == ()
    assert not observed.measured("app/other.py")


def test_a_run_that_saw_nothing_of_the_program_is_an_error(written: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="measured none of the files"):
        read_coverage(written, tmp_path, {"else.py"})


def test_a_file_of_something_else_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "notes"
    file.write_text("nothing")
    with pytest.raises(UsageError, match=r"notes: no data of coverage\.py"):
        read_coverage(file, tmp_path, {"a.py"})
    with pytest.raises(UsageError, match="there is no such file"):
        read_coverage(tmp_path / "none", tmp_path, {"a.py"})


def test_without_coverage_it_says_what_to_install(
    written: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "coverage", None)
    with pytest.raises(UsageError, match="lintkit-ai"):
        read_coverage(written, tmp_path, {"app/chat.py"})
