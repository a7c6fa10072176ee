"""Feeds the readers of bytes with what a fuzzer makes up, guided by what they then run.

    python tests/robustness/fuzz.py {source,notebook,manifest,config,ignore} [-max_total_time=60]

Needs `pip install atheris`, which has no wheels for every Python. Arguments after the reader's name
are libFuzzer's. Every reader may refuse its input with its own error, and with no other.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import atheris

with atheris.instrument_imports(include=["lintkit"]):
    from lintkit.config import load_config
    from lintkit.errors import ConfigError
    from lintkit.sources.decoding import DecodingError, decode, encode, split_lines
    from lintkit.sources.documents import Documents
    from lintkit.sources.ignoring import Ignored
    from lintkit.sources.manifests import read_manifests
    from lintkit.sources.notebooks import NotebookError, join_cells

if TYPE_CHECKING:
    from collections.abc import Callable

_MANIFESTS = (
    "pyproject.toml", "requirements.txt", "setup.cfg", "setup.py", "Pipfile", "Pipfile.lock",
    "poetry.lock", "uv.lock", "pylock.toml", "environment.yml",
)  # fmt: skip


def source(content: bytes, _: Path) -> None:
    """Text comes back as it was, whatever declares its encoding."""
    try:
        text, _encoding = decode(content)
    except DecodingError:
        return
    split_lines(text)
    encode(text)


def notebook(content: bytes, _: Path) -> None:
    """Each line has a place."""
    try:
        text, places = join_cells(content)
    except NotebookError:
        return
    if text and len(places) != len(split_lines(text)):
        raise AssertionError("lines without a cell")


def manifest(content: bytes, folder: Path) -> None:
    """The first byte chooses the kind of manifest."""
    file = folder / _MANIFESTS[content[0] % len(_MANIFESTS)] if content else folder / "setup.cfg"
    file.write_bytes(content[1:])
    read_manifests(["app.py"], folder, Documents(folder))
    file.unlink()


def config(content: bytes, folder: Path) -> None:
    """Configuration that is wrong is refused with the name of its file."""
    file = folder / "lintkit.toml"
    file.write_bytes(content)
    try:
        load_config([folder])
    except ConfigError as error:
        if file.name not in str(error):
            raise AssertionError("no file is named") from error


def ignore(content: bytes, folder: Path) -> None:
    """Patterns that are wrong cover nothing."""
    (folder / ".gitignore").write_bytes(content)
    Ignored.above(folder, ()).within("").covers("a/b.py", is_folder=False)


READERS: dict[str, Callable[[bytes, Path], None]] = {
    reader.__name__: reader for reader in (source, notebook, manifest, config, ignore)
}


def main() -> None:
    """Run one reader until it fails, or for the time that is given."""
    if len(sys.argv) < 2 or sys.argv[1] not in READERS:
        sys.exit(__doc__)
    reader = READERS[sys.argv.pop(1)]
    with TemporaryDirectory() as folder:
        atheris.Setup(sys.argv, lambda content: reader(content, Path(folder)))
        atheris.Fuzz()


if __name__ == "__main__":
    main()
