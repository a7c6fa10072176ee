"""What is left of a text once a regular expression has taken characters out of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lintkit.program.values import Constant

if TYPE_CHECKING:
    from lintkit import ir
    from lintkit.accounts.output.moves import At

_SUBSTITUTING = frozenset({"re.sub", "re.subn"})
_NAMING_NOTHING = re.compile(r"\[\^(?:0-9|\\[ds]|\\?[^\w\\\]'\"`])+\]\+?")
"""A class of all characters but digits, signs and space: without letters nothing has a name."""


def leaves_no_name(at: At, call: ir.Call, symbol: str) -> bool:
    """Whether a call takes out all with which a text could name anything: `[^0-9+*/-]`."""
    if symbol not in _SUBSTITUTING or len(call.arguments) < len(("pattern", "repl", "string")):
        return False
    pattern, replacement = (at.values(argument.value) for argument in call.arguments[:2])
    texts = [one.value for one in (*pattern, *replacement) if isinstance(one, Constant)]
    if len(texts) != len(("pattern", "repl")) or len(texts) < len(pattern) + len(replacement):
        return False
    kept, put = texts
    return (
        isinstance(kept, str)
        and isinstance(put, str)
        and not any(map(str.isalpha, put))
        and _NAMING_NOTHING.fullmatch(kept) is not None
    )
