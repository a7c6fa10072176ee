from pathlib import Path

import pytest

from lintkit.engine.cache import FOLDER, Cache, cache_key


def entries(root: Path) -> list[Path]:
    return [file for file in (root / FOLDER).glob("??/*") if file.is_file()]


def test_what_was_put_is_found_by_another_run(tmp_path: Path) -> None:
    Cache(tmp_path).put("abcdef", b"payload")
    assert Cache(tmp_path).get("abcdef") == b"payload"
    assert Cache(tmp_path).get("abcdee") is None


def test_folder_is_kept_out_of_git_and_backups(tmp_path: Path) -> None:
    Cache(tmp_path).put("abcdef", b"")
    assert (tmp_path / FOLDER / ".gitignore").read_text() == "*\n"
    tag = (tmp_path / FOLDER / "CACHEDIR.TAG").read_text()
    assert tag.startswith("Signature: 8a477f597d28d172789f06886806bc55\n")


@pytest.mark.parametrize("damage", [b"", b"short", b"x" * 200])
def test_damaged_entry_counts_as_absent(tmp_path: Path, damage: bytes) -> None:
    Cache(tmp_path).put("abcdef", b"payload")
    (entry,) = entries(tmp_path)
    entry.write_bytes(damage)
    assert Cache(tmp_path).get("abcdef") is None


def test_link_out_of_the_project_is_neither_read_nor_written(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    project = tmp_path / "project"
    project.mkdir()
    (project / FOLDER).symlink_to(elsewhere)
    cache = Cache(project)
    cache.put("abcdef", b"payload")
    assert cache.get("abcdef") is None
    assert list(elsewhere.iterdir()) == []


def test_where_nothing_can_be_written_the_run_goes_on(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("a file where the folder would be")
    cache = Cache(tmp_path)
    cache.put("abcdef", b"payload")
    assert cache.get("abcdef") is None


def test_no_temporary_file_is_left(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("abcdef", b"one")
    cache.put("abcdef", b"two")
    assert [file.read_bytes()[-3:] for file in entries(tmp_path)] == [b"two"]


def test_key_depends_on_path_and_content() -> None:
    keys = {cache_key("a.py", "1"), cache_key("a.py", "2"), cache_key("b.py", "1")}
    assert len(keys) == 3
