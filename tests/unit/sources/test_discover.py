from __future__ import annotations

import os
from pathlib import Path

import pytest

from lintkit.config import DEFAULT_EXCLUDE
from lintkit.errors import UsageError
from lintkit.sources.discover import Discovery, discover


def tree(root: Path, *files: str, text: str = "") -> None:
    for file in files:
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def find(
    root: Path, *paths: Path, exclude: tuple[str, ...] = DEFAULT_EXCLUDE, forced: bool = False
) -> Discovery:
    return discover(paths, root, exclude, forced=forced)


def names(found: Discovery) -> list[str]:
    return [file.relative for file in found.files]


def test_python_files_and_notebooks_are_found_in_order(tmp_path: Path) -> None:
    tree(tmp_path, "b.py", "a/z.py", "a/talk.ipynb", "a/stub.pyi", "README.md", "gui.pyw")
    found = find(tmp_path)
    assert names(found) == ["a/talk.ipynb", "a/z.py", "b.py", "gui.pyw"]
    assert [file.kind for file in found.files] == ["notebook", "python", "python", "python"]
    assert [file.path for file in found.files][1] == tmp_path / "a/z.py"
    assert found.problems == ()


@pytest.mark.parametrize(
    ("shebang", "is_python"),
    [
        ("#!/usr/bin/env python3\n", True),
        ("#!/usr/bin/python3.12 -u\n", True),
        ("#!/usr/bin/env -S uv run --script\n", True),
        ("#!/bin/sh\n# python\n", False),
        ("#!/usr/bin/env pythonic\n", False),
        ("", False),
    ],
)
def test_scripts_are_known_by_their_shebang(tmp_path: Path, shebang: str, is_python: bool) -> None:
    tree(tmp_path, "bin/run", "bin/run.sh", text=shebang)
    assert names(find(tmp_path)) == (["bin/run"] if is_python else [])


def test_overlapping_paths_count_once(tmp_path: Path) -> None:
    tree(tmp_path, "a/x.py", "b.py")
    assert names(find(tmp_path, tmp_path / "a", tmp_path / "a/x.py")) == ["a/x.py"]


def test_installed_and_generated_folders_are_left_out(tmp_path: Path) -> None:
    tree(tmp_path, "app.py", "env/lib/x.py", "env/pyvenv.cfg", "conda/conda-meta/h", "conda/y.py")
    tree(tmp_path, *(f"{folder}/x.py" for folder in (".venv", "node_modules", "build", ".git")))
    assert names(find(tmp_path)) == ["app.py"]


def test_excludes_hold_for_paths_that_are_named(tmp_path: Path) -> None:
    tree(tmp_path, "app.py", "build/lib/x.py", "env/pyvenv.cfg", "env/lib/y.py", "z_pb2.py")
    named = [tmp_path / one for one in ("app.py", "build/lib/x.py", "env/lib", "z_pb2.py")]
    found = find(tmp_path, *named, exclude=("build/", "*_pb2.py"))
    assert names(found) == ["app.py"]
    assert names(find(tmp_path, tmp_path / "build", exclude=("build/",))) == []


def test_nested_gitignore_files_are_respected(tmp_path: Path) -> None:
    tree(tmp_path, "a/keep.py", "a/gen.py", "a/deep/gen.py", "b/gen.py", "out/x.py")
    (tmp_path / ".gitignore").write_text("gen.py\n/out/\n!\n")
    (tmp_path / "a/deep/.gitignore").write_text("!gen.py\n")
    assert names(find(tmp_path)) == ["a/deep/gen.py", "a/keep.py"]
    assert names(find(tmp_path, tmp_path / "a/gen.py", tmp_path / "a/deep/gen.py")) == [
        "a/deep/gen.py"
    ]


def test_gitignore_files_above_the_root_hold_up_to_the_repository(tmp_path: Path) -> None:
    tree(tmp_path, "repo/pkg/x.py", "repo/pkg/gen.py")
    (tmp_path / "repo/.git").mkdir()
    (tmp_path / "repo/.gitignore").write_text("gen.py\n")
    (tmp_path / ".gitignore").write_text("x.py\n")
    assert names(find(tmp_path / "repo/pkg")) == ["x.py"]


def test_an_ignored_folder_can_be_the_root(tmp_path: Path) -> None:
    tree(tmp_path, "scratch/x.py")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("scratch/\n")
    assert names(find(tmp_path / "scratch")) == ["x.py"]
    assert names(find(tmp_path)) == []


def test_a_gitignore_that_cannot_be_read_ignores_nothing(tmp_path: Path) -> None:
    tree(tmp_path, "x.py")
    (tmp_path / ".gitignore").write_bytes(b"#" * 1_000_001 + b"\nx.py\n")
    assert names(find(tmp_path)) == ["x.py"]


def test_a_path_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere\.py: no such file or folder"):
        find(tmp_path, tmp_path / "nowhere.py")


def test_relative_paths_start_where_we_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path, "a/x.py", "b/y.py")
    monkeypatch.chdir(tmp_path / "a")
    assert names(find(tmp_path, Path("../b"), Path("x.py"))) == ["a/x.py", "b/y.py"]


def test_odd_files_are_problems_not_crashes(tmp_path: Path) -> None:
    tree(tmp_path, "ok.py")
    os.mkfifo(tmp_path / "pipe.py")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop.py").symlink_to("loop.py")
    (tmp_path / "gone.py").symlink_to("nowhere.py")
    (tmp_path / "gone").symlink_to("nowhere")
    found = find(tmp_path)
    assert names(found) == ["ok.py"]
    assert [(problem.path, problem.message.split(": ")[0]) for problem in found.problems] == [
        ("gone.py", "cannot be read"),
        ("loop.py", "cannot be read"),
        ("pipe.py", "not a regular file"),
    ]
    named = find(tmp_path, tmp_path / "loop.py", tmp_path / "pipe")
    assert [problem.path for problem in named.problems] == ["loop.py", "pipe"]


def test_named_files_that_are_no_source_are_problems_but_stubs(tmp_path: Path) -> None:
    tree(tmp_path, "README.md", "x.pyi", "Makefile")
    found = find(tmp_path, *(tmp_path / one for one in ("README.md", "x.pyi", "Makefile")))
    assert names(found) == []
    assert [problem.path for problem in found.problems] == ["Makefile", "README.md"]


def test_links_to_folders_are_not_followed_and_links_to_files_only_outside(
    tmp_path: Path,
) -> None:
    tree(tmp_path, "root/a/x.py", "shared/y.py")
    root = tmp_path / "root"
    (root / "again").symlink_to(root, target_is_directory=True)
    (root / "shared").symlink_to(tmp_path / "shared", target_is_directory=True)
    (root / "folder.py").symlink_to(tmp_path / "shared", target_is_directory=True)
    (root / "same.py").symlink_to(root / "a/x.py")
    (root / "y.py").symlink_to(tmp_path / "shared/y.py")
    found = find(root)
    assert names(found) == ["a/x.py", "y.py"]
    assert found.problems == ()
    assert names(find(root, root / "same.py")) == ["same.py"]


def test_unreadable_folders_are_problems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path, "ok.py", "secret/x.py")
    scan = os.scandir

    def refuse(path: str) -> object:
        if path.endswith("secret"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = find(tmp_path)
    assert names(found) == ["ok.py"]
    assert [(one.path, one.message) for one in found.problems] == [
        ("secret", "cannot be read: Permission denied")
    ]


def test_deep_trees_are_walked(tmp_path: Path) -> None:
    deep = "/".join(["d"] * 300)
    tree(tmp_path, f"{deep}/x.py")
    assert names(find(tmp_path)) == [f"{deep}/x.py"]


def test_what_is_forced_is_taken_whatever_excludes_it(tmp_path: Path) -> None:
    tree(tmp_path, "build/gen/a.py", "build/gen/out/b.py", "build/c.py", "ignored.py", "d.py")
    tree(tmp_path, ".gitignore", text="ignored.py\n")
    tree(tmp_path, "build/gen/.gitignore", text="out/\n")
    named = [tmp_path / name for name in ("ignored.py", "build/gen", "build/gen/out/b.py")]
    assert names(find(tmp_path, *named)) == []
    assert names(find(tmp_path, *named[:2], forced=True)) == ["build/gen/a.py", "ignored.py"]
    assert names(find(tmp_path, named[2], forced=True)) == ["build/gen/out/b.py"]


def test_what_is_excluded_inside_a_forced_folder_stays_out(tmp_path: Path) -> None:
    tree(tmp_path, "lib/a.py", "lib/build/b.py", "lib/build/.gitignore")
    assert names(find(tmp_path, tmp_path / "lib", forced=True)) == ["lib/a.py"]
