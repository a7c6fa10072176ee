"""The data that a program loads from files of the project, put into the code that loads it."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lintkit.lowering.loaded.displays import Loaded
from lintkit.lowering.loaded.loads import Loads
from lintkit.sources.data_files import data_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lintkit.ir import Module
    from lintkit.lowering.loaded.loads import Load
    from lintkit.sources.disk import Disk
    from lintkit.sources.tests_layout import Tests

_MOST_BYTES = 100_000


def with_data(
    modules: Mapping[str, Module], root: Path, disk: Disk, is_test: Tests
) -> Iterator[Module]:
    """The modules of a program, in which calls that load configuration give what is in it.

    Args:
        modules: by path below the root; what tests load is left alone.
        root: the folder of the run.
        disk: where to look for the files.
        is_test: which of the modules hold tests.
    """
    own = [module for path, module in modules.items() if not is_test(path)]
    loads = Loads(own)
    yield from (module for path, module in modules.items() if is_test(path))
    for module in own:
        codes = list(module.codes)
        # From the end on, so that the positions of those before stay as they are.
        for load in sorted(loads.of(module), key=lambda one: one.position, reverse=True):
            found = _loaded(load, module.path, root, disk)
            if found is not None and found.is_configuration:
                codes[load.code] = found.put(codes[load.code], load.position, keeps=load.keeps)
        yield replace(module, codes=tuple(codes))


def _loaded(load: Load, path: str, root: Path, disk: Disk) -> Loaded | None:
    if not load.file:
        return Loaded(data_in(load.text, load.form))
    folder = PurePosixPath(path).parent
    found = [
        one
        for one in dict.fromkeys((folder, *folder.parents))
        if disk.is_file(root.joinpath(one, *load.file))
    ]
    if len(found) != 1:  # none, or which of them is meant depends on where it is run
        return None
    file = found[0].joinpath(*load.file)
    try:
        text = disk.content(root / file, _MOST_BYTES).decode()
    except (OSError, UnicodeDecodeError):
        return None
    return Loaded(data_in(text, load.form), file.as_posix(), text)
