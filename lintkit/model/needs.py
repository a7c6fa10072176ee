"""What a program has to be given from outside before it can ask a model."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from lintkit.model.evidence import Evidence, Step

NeedKind: TypeAlias = Literal[
    "environment",  # a variable of the environment
    "secrets",  # an entry of a store of secrets
    "setting",  # a field that the environment can fill
    "field",  # a field of a class that the program fills from a file or by a caller
    "file",  # a placeholder in a file of configuration, which the environment fills
    "option",  # of a command that leads to a model
    "sdk",  # a variable of the environment that a library reads by itself
]


class Named(Struct, frozen=True, order=True):
    """Something that a reader looks for by its name, and what it is.

    Attributes:
        uses: where the name is read, in words; empty where that is not looked for, or not seen.
    """

    name: str
    value: str
    step: Step
    uses: Evidence = ()


class Need(Struct, frozen=True, kw_only=True):
    """A key, variable or field that is read.

    Attributes:
        name: of the variable, the entry, or the field with its class.
        without: what happens where it is missing, in words; one for each way in which it is read.
        reads: where it is read, in words.
        is_secret: whether its name is one of keys, tokens or passwords.
    """

    kind: NeedKind
    name: str
    without: tuple[str, ...]
    reads: Evidence
    is_secret: bool = False
