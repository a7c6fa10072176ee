"""What a library's class is to another one, as far as their names tell."""

from __future__ import annotations

_ASYNC = "Async"


def is_of(made: str, wanted: str) -> bool | None:
    """Whether what a class of a library makes is of another class; None where that is not known.

    Of the two forms of a client, one that blocks and one to be awaited, neither inherits from the
    other: so it is in every SDK of the catalogue that has both, and in httpx and redis.

    Args:
        made: dotted name of the class that made the object, "openai.AzureOpenAI".
        wanted: that of the class that is asked for, "openai.AsyncOpenAI".
    """
    if made == wanted:
        return True
    names = made.rpartition(".")[2], wanted.rpartition(".")[2]
    is_one = made.partition(".")[0] == wanted.partition(".")[0] and all(
        name[:1].isupper() for name in names
    )
    forms = {name.startswith(_ASYNC) for name in names}
    return False if is_one and len(forms) > 1 else None
