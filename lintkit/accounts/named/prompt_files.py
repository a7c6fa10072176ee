"""Files beside the code that instruct a model, and which code names them."""

from __future__ import annotations

from collections import defaultdict
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.accounts.named.texts import quoted
from lintkit.model import Named, Step
from lintkit.program.evidence import described

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lintkit.accounts.tracing import Tracer

_LONGEST = 100
_ALIKE = 4  # files of one name in folders side by side, which are told together


def prompt_files(tracer: Tracer, found: Iterable[tuple[str, int, str]]) -> Iterator[Named]:
    """What is told of files that instruct a model.

    Args:
        tracer: asks the linked program.
        found: path below the root, line and text of where each begins to.
    """
    families: dict[tuple[PurePosixPath, str], list[tuple[str, int, str]]] = defaultdict(list)
    for one in found:
        file = PurePosixPath(one[0])
        families[file.parent.parent, file.name].append(one)
    uses = _uses(tracer, [path for family in families.values() for path, _, _ in family])
    for (above, name), family in families.items():
        if len(family) < _ALIKE:
            for path, line, text in family:
                told = quoted(text, _LONGEST)
                yield Named("in the file", told, Step(path, line, ""), tuple(uses.get(path, ())))
        else:
            path, line, text = family[0]
            where = f"`{name}` in {len(family)} folders of {above}"
            yield Named(where, quoted(text, _LONGEST), Step(path, line, ""))


def _uses(tracer: Tracer, paths: Iterable[str]) -> Mapping[str, list[Step]]:
    """Where code, tests aside, names files: by its path from there, or by the end of one path."""
    named: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        named[PurePosixPath(path).name].append(path)
    found: dict[str, list[Step]] = defaultdict(list)
    for site, instruction in tracer.instructions():
        text = instruction.value if isinstance(instruction, ir.Const) else None
        if isinstance(text, str) and (known := named.get(text.rpartition("/")[2])):
            beside = (PurePosixPath(site.code.path).parent / text).as_posix()
            ends = f"/{text.lstrip('./')}"
            meant = (
                [beside] if beside in known else [one for one in known if f"/{one}".endswith(ends)]
            )
            if len(meant) == 1:
                step = tracer.program.step(site, f"`{described(tracer.program, site.code)}`")
                found[meant[0]].append(step)
    return found
