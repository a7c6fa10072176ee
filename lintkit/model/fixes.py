"""What a change of the source would clear a finding: what a rule proposes, and the exact edits."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from lintkit.model.evidence import Span


class Edit(Struct, frozen=True, order=True):
    """A stretch of source, and the text that takes its place; an empty stretch is an insertion."""

    span: Span
    text: str


class SetArgument(Struct, frozen=True, tag=True):
    """Pass an argument by name where it is left out, or where it is `None`.

    Attributes:
        call: the call expression.
        value: the argument as source text.
    """

    call: Span
    name: str
    value: str


class ReplaceString(Struct, frozen=True, tag=True):
    """Write another text in the only string literal that has a value.

    Attributes:
        within: the stretch of source in which it is the only one.
        old: what the literal says.
    """

    within: Span
    old: str
    new: str


class ReplaceComment(Struct, frozen=True, tag=True):
    """Write another comment; an empty one takes the comment away.

    Attributes:
        old: the comment as it stands at the end of the line.
    """

    path: str
    line: int
    old: str
    new: str


Change: TypeAlias = SetArgument | ReplaceString | ReplaceComment


class Fix(Struct, frozen=True, kw_only=True):
    """A change that clears a finding.

    Attributes:
        title: what it does, in the imperative, without a full stop.
        safe: whether the program does the same afterwards.
        change: what the rule proposes.
        edits: the change in the file as it is, all of one file; empty until they are worked out.
    """

    title: str
    safe: bool
    change: Change
    edits: tuple[Edit, ...] = ()
