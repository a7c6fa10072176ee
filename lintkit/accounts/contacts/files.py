"""Where a program writes or deletes files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.reading import argument, callee_externals, receiver
from lintkit.program.evidence import described
from lintkit.program.sketches import written
from lintkit.program.values import Constant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.tracing import Tracer
    from lintkit.model import Evidence, Step
    from lintkit.program.program import Program
    from lintkit.program.values import Place, Site

# By the whole name: keyword and position of the file.
_OPENING: dict[str, tuple[str, int]] = {
    **dict.fromkeys(("builtins.open", "io.open", "codecs.open", "aiofiles.open"), ("file", 0)),
    **dict.fromkeys(("gzip.open", "bz2.open", "lzma.open", "tarfile.open", "wave.open"), ("", 0)),
    "zipfile.ZipFile": ("file", 0),
}
_MODE = {"builtins.open": 1, "pathlib.Path.open": 0}
_WRITING: dict[str, tuple[str, int]] = {
    **dict.fromkeys(
        ("shutil.copy", "shutil.copy2", "shutil.copyfile", "shutil.copytree"), ("dst", 1)
    ),
    **dict.fromkeys(("shutil.move", "os.rename", "os.replace"), ("dst", 1)),
    **dict.fromkeys(("numpy.save", "numpy.savez", "soundfile.write", "faiss.write_index"), ("", 0)),
    **dict.fromkeys(("torch.save", "joblib.dump"), ("f", 1)),
    "cv2.imwrite": ("filename", 0),
    "urllib.request.urlretrieve": ("filename", 1),
    "matplotlib.pyplot.savefig": ("fname", 0),
    "loguru.logger.add": ("sink", 0),
    "logging.FileHandler": ("filename", 0),
    "logging.handlers.RotatingFileHandler": ("filename", 0),
    "logging.handlers.TimedRotatingFileHandler": ("filename", 0),
}
_DELETING = {
    **dict.fromkeys(("os.remove", "os.unlink", "shutil.rmtree", "os.rmdir"), ("path", 0)),
}
# By the last name of what some object of a library does: the same.
_METHODS: dict[str, tuple[str, tuple[str, int]]] = {
    "write_text": ("pathlib", ("", -1)),
    "write_bytes": ("pathlib", ("", -1)),
    "unlink": ("pathlib", ("", -1)),
    "persist": ("llama_index", ("persist_dir", 0)),
    "save_local": ("langchain", ("folder_path", 0)),
    "to_csv": ("pandas", ("path_or_buf", 0)),
    "to_excel": ("pandas", ("excel_writer", 0)),
    "to_json": ("pandas", ("path_or_buf", 0)),
    "to_parquet": ("pandas", ("path", 0)),
    "dump": ("jinja2", ("fp", 0)),
    "save": ("PIL", ("fp", 0)),
    "save_pretrained": ("transformers", ("save_directory", 0)),
}

_NO_FILE = ("BytesIO()`", "StringIO()`", "sys.stderr`", "sys.stdout`")
_SOME = " something"


def files(tracer: Tracer) -> Evidence:
    """The calls, tests aside, that write or delete a file, each with how the code names it."""
    return tuple(sorted(_files(tracer)))


def _files(tracer: Tracer) -> Iterator[Step]:
    program = tracer.program
    for site, _ in tracer.program.calls():
        if tracer.is_test(site.code.path):
            continue
        for value in callee_externals(program, site):
            told = _told(program, site, value.symbol)
            if told is not None and not told.endswith(_NO_FILE):
                yield program.step(site, f"{told} in `{described(program, site.code)}`")
                break


def _told(program: Program, site: Site, symbol: str) -> str | None:
    """What a call does to which file; None where it does nothing to one that is seen."""
    name = symbol.removeprefix("builtins.")
    if symbol in _OPENING or symbol == "pathlib.Path.open":
        return (
            f"`{name}` writes{_file(program, site, symbol)}"
            if _writes(program, site, symbol)
            else None
        )
    if symbol in _WRITING:
        return f"`{name}` writes{_named(program, site, *_WRITING[symbol])}"
    if symbol in _DELETING:
        return f"`{name}` deletes{_named(program, site, *_DELETING[symbol])}"
    package, (keyword, position) = _METHODS.get(symbol.rpartition(".")[2], ("", ("", 0)))
    if not package or not symbol.startswith(package):
        return None
    if package == "pandas" and not argument(program.arguments(site), keyword, position):
        return None  # the text is given back
    does = "deletes" if symbol.endswith(".unlink") else "writes"
    where = _receiver(program, site) if position < 0 else _named(program, site, keyword, position)
    return f"`{name}` {does}{where}"


def _writes(program: Program, site: Site, symbol: str) -> bool:
    """Whether a file is opened so that it can be written."""
    places = argument(program.arguments(site), "mode", _MODE.get(symbol, 1))
    modes = [
        value.value
        for place in places
        for value in program.values(place)
        if isinstance(value, Constant)
    ]
    return any(isinstance(mode, str) and not set("wax+").isdisjoint(mode) for mode in modes)


def _file(program: Program, site: Site, symbol: str) -> str:
    if symbol == "pathlib.Path.open":
        return _receiver(program, site)
    return _named(program, site, *_OPENING[symbol])


def _named(program: Program, site: Site, keyword: str, position: int) -> str:
    places = argument(program.arguments(site), keyword, position)
    return _words(program, places[0]) if places else _SOME


def _receiver(program: Program, site: Site) -> str:
    """The path whose method is called."""
    place = receiver(program, site)
    return _SOME if place is None else _words(program, place)


def _words(program: Program, place: Place) -> str:
    told = written(program, place)
    return f" `{told}`" if told else _SOME
