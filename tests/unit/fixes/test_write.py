"""Files after a fix: bytes, mode, links, and what is left alone."""

import os
import stat
import sys
from pathlib import Path

import pytest

from lintkit.fixes.write import NotWrittenError, write
from lintkit.sources.files import SourceFile
from lintkit.sources.reading import SourceText, read_source

FILES = {
    "utf-8": "# é\r\nx = 1\r\n".encode(),
    "byte order mark": b"\xef\xbb\xbfx = 1\n",
    "latin-1": "# -*- coding: latin-1 -*-\nx = 1  # é\n".encode("latin-1"),
    "utf-8 declared": "# coding: utf8\nx = 1  # é\r\ny\r".encode(),
}


def read(file: Path) -> SourceText:
    source = read_source(SourceFile(file, file.name, "python"))
    assert isinstance(source, SourceText)
    return source


@pytest.mark.parametrize("content", FILES.values(), ids=FILES)
def test_every_other_byte_stays(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "app.py"
    file.write_bytes(content)
    before = read(file)
    write(file, before.text.replace("x = 1", "x = 22"), before)
    assert file.read_bytes() == content.replace(b"x = 1", b"x = 22")


def test_an_encoding_that_writes_otherwise_than_it_reads_is_left(tmp_path: Path) -> None:
    file = tmp_path / "app.py"
    content = "# coding: utf-7\nx = '+AGE-'\n".encode("ascii")
    file.write_bytes(content)
    before = read(file)
    assert before.text.endswith("x = 'a'\n")
    with pytest.raises(NotWrittenError, match="what utf-7 reads is not what it writes"):
        write(file, before.text + "y = 2\n", before)
    assert file.read_bytes() == content


def test_a_text_that_the_encoding_has_no_characters_for_is_left(tmp_path: Path) -> None:
    file = tmp_path / "app.py"
    file.write_bytes(b"# coding: ascii\n")
    with pytest.raises(NotWrittenError):
        write(file, "# é\n", read(file))


def test_a_file_that_changed_since_is_left(tmp_path: Path) -> None:
    file = tmp_path / "app.py"
    file.write_bytes(b"x = 1\n")
    before = read(file)
    file.write_bytes(b"x = 3\n")
    with pytest.raises(NotWrittenError, match="changed since it was read"):
        write(file, "x = 2\n", before)
    assert file.read_bytes() == b"x = 3\n"
    file.unlink()
    with pytest.raises(NotWrittenError, match="No such file"):
        write(file, "x = 2\n", before)


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX's")
def test_mode_and_link_stay(tmp_path: Path) -> None:
    file = tmp_path / "app.py"
    file.write_bytes(b"x = 1\n")
    file.chmod(0o751)
    link = tmp_path / "link.py"
    link.symlink_to(file)
    write(link, "x = 2\n", read(link))
    assert link.is_symlink()
    assert file.read_bytes() == b"x = 2\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o751
    assert {one.name for one in tmp_path.iterdir()} == {"app.py", "link.py"}


def test_a_protected_file_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "app.py"
    file.write_bytes(b"x = 1\n")
    monkeypatch.setattr(os, "access", lambda *_: False)  # a superuser may write anything
    with pytest.raises(NotWrittenError, match="write-protected"):
        write(file, "x = 2\n", read(file))


def test_what_fails_half_way_leaves_no_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "app.py"
    file.write_bytes(b"x = 1\n")
    before = read(file)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(NotWrittenError, match="No space left"):
        write(file, "x = 2\n", before)
    assert file.read_bytes() == b"x = 1\n"
    assert [one.name for one in tmp_path.iterdir()] == ["app.py"]
