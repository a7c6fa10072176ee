"""All that a program has to be given, each thing once."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from lintkit.accounts.needs.commands import option_reads
from lintkit.accounts.needs.fields import field_reads, nested_settings
from lintkit.accounts.needs.libraries import library_reads
from lintkit.accounts.needs.read import Read
from lintkit.accounts.needs.variables import variable_reads
from lintkit.model import Need, Step

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.accounts.modules.project import ProjectFiles
    from lintkit.accounts.points import Point
    from lintkit.accounts.sdks import Sdks
    from lintkit.accounts.tracing import Tracer
    from lintkit.model import IntegrationPoint, NeedKind
    from lintkit.program.values import CodeRef

_SECRET = re.compile(
    r"api_?key|access_?key|secret|password|passwd|credential|private_?key"
    r"|(^|_)(access|auth|api|bearer|bot|hub|hf|github|gitlab|session|refresh)_?token(_|$)",
    re.IGNORECASE,
)
_VARIABLE = re.compile(r"(^|_)(KEY|TOKEN)$", re.IGNORECASE)
"""What is one in the environment; a field `key` can be any."""
_NAMING = re.compile(r"_(name|env|env_?var)$", re.IGNORECASE)
"""What says where a key is, and holds none."""


def needs(
    tracer: Tracer,
    sdks: Sdks,
    found: Iterable[tuple[Point, IntegrationPoint]],
    files: ProjectFiles | None,
) -> tuple[Need, ...]:
    """What the program reads, tests aside: what is secret by its name first, then by name.

    Args:
        tracer: asks the linked program.
        sdks: what is known of libraries.
        found: the calls of models, with their accounts.
        files: those beside the code.
    """
    points, accounts = [point for point, _ in found], [account for _, account in found]
    reads = (
        *variable_reads(tracer),
        *library_reads(tracer, sdks),
        *_fields(tracer, accounts),
        *option_reads(tracer, {ref for one in points for ref in _reaching(tracer, one)}),
        *_placeholders(files),
    )
    by_name: dict[tuple[NeedKind, str], list[Read]] = defaultdict(list)
    variables = {read.name for read in reads if read.kind == "environment"}
    for read in reads:
        # What the code reads and an SDK reads, too, is one variable.
        is_same = read.kind == "sdk" and read.name in variables
        by_name["environment" if is_same else read.kind, read.name].append(read)
    made = [
        Need(
            kind=kind,
            name=name,
            without=tuple(dict.fromkeys(read.without for read in same)),
            reads=tuple(dict.fromkeys(read.step for read in same)),
            is_secret=any(_is_secret(read) for read in same),
        )
        for (kind, name), same in by_name.items()
    ]
    return tuple(sorted(made, key=lambda one: (not one.is_secret, one.name, one.kind)))


def _reaching(tracer: Tracer, point: Point) -> frozenset[CodeRef]:
    return tracer.program.reaching(point.site.code)


def _fields(tracer: Tracer, accounts: Iterable[IntegrationPoint]) -> Iterator[Read]:
    """Fields that the environment fills, and all of a class that settings hold.

    Also those of a class that has a key, or names a model or a wait.
    """
    asked = {
        (step.path, step.line)
        for account in accounts
        for pin in (account.model, *account.model.others)
        for step in (*pin.evidence, *account.deadline.evidence)
    }
    reads = list(field_reads(tracer))
    choosing = {_class(read) for read in reads if (read.step.path, read.step.line) in asked}
    choosing |= {_class(read) for read in reads if _is_secret(read)}
    choosing |= nested_settings(tracer)
    for read in reads:
        is_wanted = read.kind == "setting" or _is_secret(read)
        if is_wanted or _class(read) in choosing:
            yield read


def _class(read: Read) -> tuple[str, str]:
    return read.step.path, read.name.rpartition(".")[0]


def _placeholders(files: ProjectFiles | None) -> Iterator[Read]:
    for name, default, path, line in files.mentions.placeholders() if files is not None else ():
        without = "the file names no default" if default is None else f'"{default}" is taken'
        yield Read("file", name, without, Step(path, line, "named here"))


def _is_secret(read: Read) -> bool:
    """Whether a name is one of keys, tokens or passwords; of a dotted name its last part."""
    last = read.name.rpartition(".")[2]
    if read.is_switch or _NAMING.search(last):
        return False
    return (
        read.kind == "secrets"
        or bool(_SECRET.search(last))
        or (read.kind not in ("field", "setting") and bool(_VARIABLE.search(last)))
    )
