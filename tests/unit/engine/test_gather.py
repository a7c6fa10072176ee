from datetime import date
from pathlib import Path

import pytest

from lintkit.config import load_config
from lintkit.engine.cache import FOLDER
from lintkit.engine.find import find
from lintkit.engine.gather import Gathered, Request, gather
from lintkit.errors import UsageError

DAY = date(2026, 1, 1)


def gathered(root: Path, *paths: Path, cached: bool = False) -> Gathered:
    config = load_config(paths or [root])
    request = Request(config, paths or (root,), DAY, cached=cached)
    return gather(request, find(request))


def test_files_are_lowered_and_counted(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x = 1\ny = 2\n")
    (tmp_path / "pkg").mkdir()
    (tmp_path / "pkg" / "b.py").write_text("z = 3\n")
    found = gathered(tmp_path)
    assert list(found.modules) == ["a.py", "pkg/b.py"]
    assert found.lines == 3
    assert found.unread == ()


def test_each_file_that_cannot_be_read_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "good.py").write_text("x = 1\n")
    (tmp_path / "old.py").write_text("print 'hello'\n")
    (tmp_path / "latin.py").write_bytes(b"name = '\xe9'\n")
    (tmp_path / "note.ipynb").write_text("not json")
    found = gathered(tmp_path)
    assert list(found.modules) == ["good.py"]
    assert {one.span.path: one.code for one in found.unread} == {
        "old.py": "LK901",
        "latin.py": "LK901",
        "note.ipynb": "LK901",
    }
    messages = {one.span.path: one.message for one in found.unread}
    assert "not valid utf-8" in messages["latin.py"]
    assert "not a Jupyter notebook" in messages["note.ipynb"]


def test_place_of_the_mistake_is_kept(tmp_path: Path) -> None:
    (tmp_path / "old.py").write_text("x = 1\nprint 'hello'\n")
    (finding,) = gathered(tmp_path).unread
    assert (finding.span.line, finding.severity) == (2, "error")


def test_excluded_files_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "lintkit.toml").write_text('extend-exclude = ["gen/"]\n')
    for name in ("gen", "build", "app"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "m.py").write_text("x = 1\n")
    assert list(gathered(tmp_path).modules) == ["app/m.py"]


def test_cache_is_left_only_where_it_may_be(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x = 1\n")
    gathered(tmp_path)
    assert not (tmp_path / FOLDER).exists()
    cold = gathered(tmp_path, cached=True)
    assert (tmp_path / FOLDER).is_dir()
    assert gathered(tmp_path, cached=True) == cold


def test_missing_path_is_a_mistake_of_the_user(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"absent: no such file or folder"):
        gathered(tmp_path, tmp_path / "absent")
