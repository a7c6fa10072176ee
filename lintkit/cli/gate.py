"""Which findings make a check fail."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, TypeAlias, get_args

import click
from msgspec import Struct

from lintkit.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lintkit.model import Finding

_Command: TypeAlias = Callable[..., None]

_SEVERITIES: tuple[Severity, ...] = get_args(Severity)  # from the greatest to the least
_CODE = re.compile(r"LK\d{0,3}|[A-Z]{2,}\d{1,3}")


class Gate(Struct, frozen=True):
    """What fails a check: severities, and codes or their beginnings."""

    severities: tuple[Severity, ...]
    codes: tuple[str, ...]

    def fails(self, findings: Iterable[Finding]) -> bool:
        """Whether one of the findings makes the check fail."""
        return any(
            finding.severity in self.severities or finding.code.startswith(self.codes)
            for finding in findings
        )


def _gate(_: click.Context, __: click.Parameter, values: Iterable[str]) -> Gate:
    severities: tuple[Severity, ...] = ()
    codes = []
    for name in (one.strip() for value in values for one in value.split(",")):
        if name.lower() in _SEVERITIES:
            least = [one.lower() for one in _SEVERITIES].index(name.lower())
            severities = max(severities, _SEVERITIES[: least + 1], key=len)
        elif _CODE.fullmatch(name.upper()):
            codes.append(name.upper())
        else:
            raise click.BadParameter(
                f"{name!r} is neither a severity ({', '.join(_SEVERITIES)}) "
                "nor a code such as LK101 or LK1."
            )
    return Gate(severities, tuple(codes))


_OPTIONS = (
    click.option(
        "--fail-on",
        "gate",
        multiple=True,
        default=("note",),
        show_default=True,
        callback=_gate,
        metavar="SEVERITY|CODES",
        help="Exit with 1 only for findings of this severity (note, warning, error) or above, or "
        "with these codes; with commas or repeated.",
    ),
    click.option("--exit-zero", is_flag=True, help="Exit with 0 even if there are findings."),
)


def gate_options(command: _Command) -> _Command:
    """Adds the options; the command gets a `Gate`."""

    @wraps(command)
    def with_gate(*given: object, gate: Gate, exit_zero: bool, **own: object) -> None:
        command(*given, gate=Gate((), ()) if exit_zero else gate, **own)

    decorated: _Command = with_gate
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return decorated
