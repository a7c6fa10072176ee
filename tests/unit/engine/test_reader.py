from pathlib import Path

import msgspec

from lintkit.engine.reader import Reader
from lintkit.sources.files import SourceFile


def reader(root: Path, here: Path, *names: str) -> Reader:
    files = {
        name: SourceFile(root / name, name, "notebook" if name.endswith(".ipynb") else "python")
        for name in names
    }
    return Reader(files, root, here)


def test_lines_and_text_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x = 1\ny = 2\n")
    found = reader(tmp_path, tmp_path, "a.py")
    assert found.text("a.py") == "x = 1\ny = 2\n"
    assert found.lines("a.py")[:2] == ["x = 1", "y = 2"]


def test_vanished_or_foreign_file_has_no_lines(tmp_path: Path) -> None:
    found = reader(tmp_path, tmp_path, "gone.py")
    assert found.text("gone.py") is None
    assert list(found.lines("gone.py")) == []
    assert list(found.lines("../elsewhere.py")) == []


def test_paths_are_those_that_open_from_here(tmp_path: Path) -> None:
    project, other = tmp_path / "project", tmp_path / "other"
    assert reader(project, tmp_path).place("pkg/a.py", 3) == "project/pkg/a.py:3"
    assert reader(project, project).path("pkg/a.py") == "pkg/a.py"
    assert reader(project, other).path("pkg/a.py") == str(project / "pkg" / "a.py")


def test_line_of_a_notebook_is_told_by_cell(tmp_path: Path) -> None:
    cells = [
        {"cell_type": "markdown", "source": "# Talk"},
        {"cell_type": "code", "source": "x = 1\ny = 2"},
        {"cell_type": "code", "source": ["z = 3\n", "ask(z)"]},
    ]
    notebook = {"nbformat": 4, "metadata": {}, "cells": cells}
    (tmp_path / "talk.ipynb").write_bytes(msgspec.json.encode(notebook))
    found = reader(tmp_path, tmp_path, "talk.ipynb")
    assert found.place("talk.ipynb", 4) == "talk.ipynb:cell 3:2"
    assert found.place("talk.ipynb", 99) == "talk.ipynb:99"


def test_paths_in_the_repository_begin_at_its_root(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    service = tmp_path / "services" / "api"
    service.mkdir(parents=True)
    assert Reader({}, service, tmp_path).in_repository("app/chat.py") == "services/api/app/chat.py"


def test_paths_without_a_repository_begin_at_the_root_of_the_run(tmp_path: Path) -> None:
    assert Reader({}, tmp_path / "api", tmp_path).in_repository("chat.py") == "chat.py"
