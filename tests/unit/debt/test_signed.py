"""How each state of a sign-off stands in the ledger."""

import pytest

from lintkit.debt.signed import signed
from lintkit.model import ModuleAccount, SignOff, SignOffChange, Step

RECORD = (Step(".lintkit/accounts/app.py.toml", 1, "signed by Ada, 2025-03-01"),)

UNTOLD = "the run sees too little of the project to say whether the sign-off still holds"
TWO = ("Ada, 2025-03-01", "Ben, 2025-04-01")


def told(found: SignOff) -> list[tuple[str, str, str]]:
    module = ModuleAccount(path="app.py", name="app", sign_off=found)
    items = list(signed(module))
    assert all(item.evidence == found.evidence for item in items)
    assert all(bool(item.clear) is (item.standing != "shown") for item in items)
    return [(item.standing, item.text, item.rule) for item in items]


@pytest.mark.parametrize(
    ("found", "items"),
    [
        (
            SignOff(state="signed", signers=TWO, evidence=RECORD),
            [("shown", "signed by Ada, 2025-03-01; Ben, 2025-04-01", "")],
        ),
        (SignOff(state="none"), [("open", "no sign-off is recorded", "")]),
        (
            SignOff(state="none", missing=("ask", ""), evidence=RECORD),
            [
                ("open", "no sign-off speaks of `ask`", ""),
                ("open", "no sign-off speaks of what the module runs when it is imported", ""),
            ],
        ),
        (
            SignOff(
                state="stale",
                changes=(
                    SignOffChange("", "was signed 400 days ago, and 365 are allowed"),
                    SignOffChange("ask", "the prompt has changed"),
                ),
                evidence=RECORD,
            ),
            [
                (
                    "open",
                    "the sign-off is stale: was signed 400 days ago, and 365 are allowed",
                    "LK502",
                ),
                ("open", "the sign-off is stale: `ask`: the prompt has changed", "LK502"),
            ],
        ),
        (
            SignOff(state="unconfirmed", doubts=("nobody signs it",), evidence=RECORD),
            [("open", "the sign-off is not confirmed: nobody signs it", "")],
        ),
        (
            SignOff(state="unknown"),
            [
                ("cannot_tell", UNTOLD, ""),
            ],
        ),
    ],
)
def test_each_state_has_its_items(found: SignOff, items: list[tuple[str, str, str]]) -> None:
    assert told(found) == items
