"""All that a program has to be given, each thing once."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from lintkit.accounts.needs.fields import field_reads
from lintkit.accounts.needs.libraries import library_reads
from lintkit.accounts.needs.read import Read
from lintkit.accounts.needs.variables import variable_reads
from lintkit.model import Need, Step

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lintkit.accounts.modules.project import ProjectFiles
    from lintkit.accounts.points import Point
    from lintkit.accounts.tracing import Tracer
    from lintkit.catalogue import Catalogue
    from lintkit.model import NeedKind

_SECRET = re.compile(
    r"api_?key|access_?key|secret|password|passwd|credential|private_?key"
    r"|(^|_)(access|auth|api|bearer|bot|hub|hf|github|gitlab|session|refresh)_?token(_|$)",
    re.IGNORECASE,
)
_VARIABLE = re.compile(r"(^|_)(KEY|TOKEN)$", re.IGNORECASE)
"""What is one in the environment; a field `key` can be any."""


def needs(
    tracer: Tracer, catalogue: Catalogue, points: Iterable[Point], files: ProjectFiles | None
) -> tuple[Need, ...]:
    """What the program reads, tests aside: what is secret by its name first, then by name.

    Args:
        tracer: asks the linked program.
        catalogue: what is known of SDKs.
        points: the calls of models.
        files: those beside the code.
    """
    found: dict[tuple[NeedKind, str], list[Read]] = defaultdict(list)
    for read in variable_reads(tracer):
        found[read.kind, read.name].append(read)
    for read in library_reads(tracer, catalogue, points):
        found[read.kind, read.name].append(read)
    for read in field_reads(tracer):
        if read.kind == "setting" or _is_secret(read.kind, read.name):
            found[read.kind, read.name].append(read)
    for name, default, path, line in files.mentions.placeholders() if files is not None else ():
        without = "the file names no default" if default is None else f'"{default}" is taken'
        step = Step(path, line, "named here")
        found["file", name].append(Read("file", name, without, step))
    made = [
        Need(
            kind=kind,
            name=name,
            without=tuple(dict.fromkeys(read.without for read in reads)),
            reads=tuple(dict.fromkeys(read.step for read in reads)),
            is_secret=_is_secret(kind, name),
        )
        for (kind, name), reads in found.items()
    ]
    return tuple(sorted(made, key=lambda one: (not one.is_secret, one.name, one.kind)))


def _is_secret(kind: NeedKind, name: str) -> bool:
    """Whether a name is one of keys, tokens or passwords; of a dotted name its last part."""
    last = name.rpartition(".")[2]
    return (
        kind == "secrets"
        or bool(_SECRET.search(last))
        or (kind not in ("field", "setting") and bool(_VARIABLE.search(last)))
    )
