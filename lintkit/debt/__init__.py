"""The ledger of explainability debt: five questions a module, and how each stands."""

from lintkit.debt.build import build_ledger
from lintkit.debt.clearing import SEARCHED
from lintkit.debt.delta import Changed, Delta, Side, compare_ledgers
from lintkit.debt.ledger import (
    QUESTIONS,
    WORDING,
    Answer,
    Entry,
    Function,
    Halstead,
    Item,
    Ledger,
    Measures,
    Question,
    Size,
    Standing,
)
from lintkit.debt.questions import is_unsettled
from lintkit.debt.untold import untold

__all__ = [
    "QUESTIONS",
    "SEARCHED",
    "WORDING",
    "Answer",
    "Changed",
    "Delta",
    "Entry",
    "Function",
    "Halstead",
    "Item",
    "Ledger",
    "Measures",
    "Question",
    "Side",
    "Size",
    "Standing",
    "build_ledger",
    "compare_ledgers",
    "is_unsettled",
    "untold",
]
