"""How the sign-off of a module answers the question who can explain it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.debt.ledger import Item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.debt.ledger import Standing
    from lintkit.model import ModuleAccount

_SIGN = "Somebody who can explain it answers in writing, and signs: `lintkit account {path}`."
_AGAIN = "Whoever knows what has changed answers anew: `lintkit account {path}`."


def signed(module: ModuleAccount) -> Iterator[Item]:
    """What the records of a module show; one item for each thing that they leave open."""
    found = module.sign_off
    if found.state == "signed":
        yield _item(module, "shown", f"signed by {'; '.join(found.signers)}")
        return
    if found.state == "unknown":
        text = "the run sees too little of the project to say whether the sign-off still holds"
        yield _item(module, "cannot_tell", text, clear="Run lintkit on the whole project.")
        return
    unsigned = "LK501" if module.points else ""
    for doubt in found.doubts:
        text = f"the sign-off is not confirmed: {doubt}"
        yield _item(module, "open", text, clear=_SIGN, rule=unsigned)
    for change in found.changes:
        about = f"`{change.symbol}`: " if change.symbol else ""
        text = f"the sign-off is stale: {about}{change.text}"
        yield _item(module, "open", text, clear=_AGAIN, rule="LK502")
    for symbol in found.missing:
        about = f"`{symbol}`" if symbol else "what the module runs when it is imported"
        yield _item(module, "open", f"no sign-off speaks of {about}", clear=_SIGN, rule=unsigned)
    if found.state == "none" and not found.missing:
        yield _item(module, "open", "no sign-off is recorded", clear=_SIGN, rule=unsigned)


def _item(
    module: ModuleAccount, standing: Standing, text: str, *, clear: str = "", rule: str = ""
) -> Item:
    return Item(
        standing=standing,
        text=text,
        path=module.path,
        line=1,
        rule=rule,
        clear=clear.format(path=module.path),
        evidence=module.sign_off.evidence,
    )
