from __future__ import annotations

import os
from hashlib import sha256
from typing import TYPE_CHECKING, Literal

import pytest

from lintkit.sources import reading
from lintkit.sources.files import Problem, SourceFile, relative_path
from lintkit.sources.notebooks import CellLine
from lintkit.sources.reading import SourceText, read_source

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_read_with_its_digest(tmp_path: Path) -> None:
    file = tmp_path / "app.py"
    file.write_bytes(b"\xef\xbb\xbfx = 1\r\ny = 2\r\n")
    source = read_source(SourceFile(file, "app.py", "python"))
    assert isinstance(source, SourceText)
    assert source.text == "x = 1\r\ny = 2\r\n"
    assert source.encoding == "utf-8-sig"
    assert source.digest == sha256(file.read_bytes()).hexdigest()
    assert source.lines() == ["x = 1", "y = 2", ""]


def test_a_notebook_is_read_with_its_cells(tmp_path: Path) -> None:
    file = tmp_path / "talk.ipynb"
    file.write_text('{"nbformat": 4, "cells": [{"cell_type": "code", "source": "!ls"}]}')
    source = read_source(SourceFile(file, "talk.ipynb", "notebook"))
    assert isinstance(source, SourceText)
    assert (source.text, source.cells) == ("pass", (CellLine(1, 1),))


def test_what_cannot_be_read_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe.py")
    (tmp_path / "long.py").write_text("x = 1\n")
    (tmp_path / "bad.py").write_bytes(b"\xff")
    (tmp_path / "bad.ipynb").write_text("{}")
    monkeypatch.setattr(reading, "MAX_SOURCE_BYTES", 4)

    def message(name: str, kind: Literal["python", "notebook"] = "python") -> str:
        problem = read_source(SourceFile(tmp_path / name, name, kind))
        assert isinstance(problem, Problem)
        assert problem.path == name
        return problem.message

    assert message("pipe.py") == "not a regular file"
    assert message("long.py") == "6 bytes are more than the limit of 4"
    assert message("gone.py") == "cannot be read: No such file or directory"
    assert message("bad.py").startswith("not valid utf-8")
    assert message("bad.ipynb", "notebook").startswith("not a Jupyter notebook")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a/b.py", "a/b.py"), ("a\n.py", "a\\n.py"), ("caf\udce9.py", "caf\\udce9.py")],
)
def test_relative_paths_can_be_printed(tmp_path: Path, name: str, expected: str) -> None:
    assert relative_path(tmp_path / name, tmp_path) == expected
