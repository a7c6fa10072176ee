"""How the sign-offs of modules stand, for a person at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from lintkit.report.escape import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.model import ModuleAccount, SignOff, SignOffState
    from lintkit.report.sources import Sources

_STYLES: dict[SignOffState, str] = {
    "signed": "green",
    "stale": "bold red",
    "unconfirmed": "bold red",
    "none": "red",
    "unknown": "yellow",
}
_WIDTH = max(map(len, _STYLES))


def render(modules: Iterable[ModuleAccount], sources: Sources) -> Iterator[Text]:
    """One line a module, and below it what is wrong with its sign-off."""
    for module in modules:
        found = module.sign_off
        yield Text.assemble(
            (f"{found.state:<{_WIDTH}}", _STYLES[found.state]),
            f"  {printable(sources.path(module.path))}",
            (printable(f"  {'; '.join(found.signers)}" if found.signers else ""), "dim"),
        )
        for line in _why(found):
            yield Text(f"{'':<{_WIDTH}}    {printable(line)}")


def _why(found: SignOff) -> Iterator[str]:
    yield from found.doubts
    for change in found.changes:
        yield f"{change.symbol}: {change.text}" if change.symbol else change.text
    if found.missing:
        names = ", ".join(name or "what runs when the module is imported" for name in found.missing)
        yield f"no record speaks of {names}"
