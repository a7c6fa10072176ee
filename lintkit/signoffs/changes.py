"""What has changed in a function since somebody signed for it, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lintkit.model import ModuleAccount, Parts


def differences(before: Parts, now: Parts) -> Iterator[str]:
    """The parts of a function that are no longer what they were."""
    if _forms(before) != _forms(now):
        yield "this version of lintkit reads code otherwise than the one it was signed with"
    elif before.code != now.code:
        yield "the code has changed"
    if before.guards != now.guards:
        yield f"the guards have changed: {_in_words(before.guards, now.guards)}"
    if before.model != now.model:
        yield f"the model was {_listed(before.model)}, and is {_listed(now.model)}"
    if before.prompt != now.prompt:
        yield "the prompt has changed"
    if text := _tests(before.tests, now.tests):
        yield f"the tests have changed: {text}"


def retirements(module: ModuleAccount, symbol: str) -> Iterator[str]:
    """The models of a function that have been retired.

    Args:
        module: the account of the module.
        symbol: dotted name of the function within it; empty: what it runs when it is imported.
    """
    within = f"{module.name}.{symbol}" if symbol else module.name
    for point in module.points:
        if point.symbol == within or point.symbol.startswith(f"{within}."):
            for pin in (point.model, *point.model.others):
                if pin.state == "retired":
                    yield f"{pin.value} was retired on {pin.retires}"


def _forms(parts: Parts) -> set[str]:
    return {digest.partition(":")[0] for digest in parts.code}


def _in_words(before: Sequence[str], now: Sequence[str]) -> str:
    gone = [f"“{one}” is gone" for one in before if one not in now]
    new = [f"“{one}” is new" for one in now if one not in before]
    return ", ".join([*gone, *new])


def _listed(models: Sequence[str]) -> str:
    return ", ".join(models) or "none"


def _tests(before: Sequence[str], now: Sequence[str]) -> str:
    """Tests are told apart by their content; their names are for the reader."""
    old, new = (
        {one.rpartition(" ")[2]: one.rpartition(" ")[0] for one in side} for side in (before, now)
    )
    gone = {name for digest, name in old.items() if digest not in new}
    come = {name for digest, name in new.items() if digest not in old}
    changed = [f"{name} is another" for name in sorted(gone & come)]
    left = [f"{name} is gone" for name in sorted(gone - come)]
    added = [f"{name} is new" for name in sorted(come - gone)]
    return ", ".join([*changed, *left, *added])
