import errno
import os
import time
from pathlib import Path
from typing import NoReturn

import pytest

from lintkit.engine.cache import FOLDER, Cache, cache_key, digest_of


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


def test_folder_of_entries_that_is_a_link_is_left_alone(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "ab").symlink_to(elsewhere)
    (elsewhere / "old").write_bytes(b"x")
    cache = Cache(tmp_path)
    cache.put("abcdef", b"payload")
    cache.trim(0)
    assert cache.get("abcdef") is None
    assert [file.name for file in elsewhere.iterdir()] == ["old"]
    cache.remove()
    assert [file.name for file in elsewhere.iterdir()] == ["old"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no FIFOs")
def test_entry_that_is_no_file_counts_as_absent(tmp_path: Path) -> None:
    (tmp_path / FOLDER / "ab").mkdir(parents=True)
    os.mkfifo(tmp_path / FOLDER / "ab" / "cdef")
    assert Cache(tmp_path).get("abcdef") is None


def test_what_nobody_asked_for_the_longest_goes_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for age, key in enumerate(("aa1", "bb2", "cc3", "dd4")):
        cache.put(key, b"x" * 84)  # 100 bytes with the checksum
        past = time.time() - 1000 + age
        os.utime(tmp_path / FOLDER / key[:2] / key[2:], (past, past))
    assert cache.get("aa1") is not None  # which counts as asking for it
    cache.trim(250)
    assert [cache.get(key) is not None for key in ("aa1", "bb2", "cc3", "dd4")] == [
        True,
        False,
        False,
        True,
    ]


def test_what_a_killed_run_did_not_finish_is_trimmed_too(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("abcdef", b"payload")
    (tmp_path / FOLDER / "ab" / "tmp123").write_bytes(b"x" * 1000)
    os.utime(tmp_path / FOLDER / "ab" / "tmp123", (1, 1))
    cache.trim(500)
    assert cache.get("abcdef") == b"payload"
    assert len(entries(tmp_path)) == 1


def test_full_disk_leaves_nothing_and_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache(tmp_path)
    cache.put("abcdef", b"first")

    def full(*_: object, **__: object) -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fdopen", full)
        cache.put("abcdee", b"second")
    assert [file.name for file in entries(tmp_path)] == ["cdef"]
    assert Cache(tmp_path).get("abcdef") == b"first"


def test_removing_takes_the_whole_folder(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("abcdef", b"payload")
    assert cache.remove() == 7 + 16
    assert not (tmp_path / FOLDER).exists()
    assert Cache(tmp_path).remove() == 0


def test_digests_tell_paths_and_contents_apart(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("x")
    two.write_text("x")
    found = {digest_of(files) for files in ([one], [two], [one, two], [two, one], [])}
    one.write_text("y")
    found.add(digest_of([one]))
    one.unlink()
    found.add(digest_of([one]))
    assert len(found) == 7
