"""Whether an import can fail."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.values import ModuleValue

if TYPE_CHECKING:
    from lintkit.program.modules import Modules

_NOT_EVERYWHERE = frozenset(
    {
        "bz2", "crypt", "ctypes", "curses", "dbm", "ensurepip", "fcntl", "grp", "lzma", "msvcrt",
        "multiprocessing", "nis", "nt", "ossaudiodev", "posix", "pty", "pwd", "readline",
        "resource", "spwd", "sqlite3", "ssl", "syslog", "termios", "tkinter", "tty", "turtle",
        "winreg", "winsound", "zlib",
        "asynchat", "asyncore", "distutils", "imp", "smtpd", "tomllib",
    }
)  # fmt: skip
"""What Python lacks on some platforms, in some builds and in some of its versions."""

_DROPPED = frozenset(
    {
        "ClassType", "StringTypes", "clock", "coroutine", "escape", "formatargspec", "gcd",
        "getargspec", "getcwdu", "ifilter", "ifilterfalse", "imap", "izip", "izip_longest",
        "maketrans", "nested", "quote", "quote_plus", "unquote", "unquote_plus", "urlencode",
        "urlopen", "urlparse",
    }
)  # fmt: skip
"""What modules of Python no longer have that went by it."""


def is_certain(
    modules: Modules, instruction: ir.ImportModule | ir.ImportFrom, importer: str
) -> bool:
    """Whether an import cannot fail: all that it runs is part of the program, or of Python."""
    dotted = modules.imported(instruction, importer)
    found = modules.find(dotted, importer)
    if found is None:
        is_dropped = isinstance(instruction, ir.ImportFrom) and instruction.name in _DROPPED
        return _is_of_python(dotted) and not is_dropped
    if not isinstance(found, ModuleValue) or not _runs(modules, found.path, set()):
        return False
    return (
        isinstance(instruction, ir.ImportModule)
        or modules.provider(found.path, instruction.name) is not None
        or modules.submodule(found.path, instruction.name) is not None
    )


def _runs(modules: Modules, path: str, seen: set[str]) -> bool:
    """Whether all that the body of a module imports is part of the program, or of Python."""
    if path in seen:
        return True
    seen.add(path)
    for instruction in modules.body(path).instructions:
        if isinstance(instruction, (ir.ImportModule, ir.ImportFrom, ir.ImportStar)):
            dotted = modules.imported(instruction, path)
            found = modules.find(dotted, path)
            if found is None:
                runs = _is_of_python(dotted)
            else:
                runs = isinstance(found, ModuleValue) and _runs(modules, found.path, seen)
            if not runs:
                return False
    return True


def _is_of_python(dotted: str) -> bool:
    package = dotted.partition(".")[0]
    return package in sys.stdlib_module_names and package not in _NOT_EVERYWHERE
