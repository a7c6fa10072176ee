"""What instructions and codes are made of: registers, arguments, parameters, regions."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

Register: TypeAlias = int
"""Index of a value within its code. `NO_REGISTER` stands for "none"."""

NO_REGISTER: Register = -1

MODULE_CODE = 0
"""Index of the module body among the codes of a file."""

Scalar: TypeAlias = bool | int | float | str | None
"""A literal that is kept. Bytes, complex numbers and integers past 64 bits are `Opaque`."""

CodeKind: TypeAlias = Literal["module", "function", "lambda", "class"]
ParameterKind: TypeAlias = Literal[
    "positional_only", "positional", "var_positional", "keyword_only", "var_keyword"
]
ArgumentKind: TypeAlias = Literal["positional", "keyword", "star", "double_star"]
BuildKind: TypeAlias = Literal["list", "tuple", "set", "dict", "string", "slice", "generator"]
CallRole: TypeAlias = Literal["explicit", "decorator"]
RegionKind: TypeAlias = Literal[
    "body",  # the code itself; always region 0
    "then",  # runs when `test` is true: if, elif, conditional expression, right side of `and`
    "else",  # runs when `test` is false: else, right side of `or`
    "case",  # one case of a match statement; `test` is the pattern and its guard
    "loop",  # body of for (subjects: the iterable) or while (test: the condition)
    "loop_else",
    "comprehension",  # element and conditions of a comprehension; subjects: the iterable
    "try",
    "handler",  # except clause; subjects: the exception types, none for a bare except
    "try_else",
    "finally",
    "with",  # subjects: the context managers
]


class Value(Struct, frozen=True, array_like=True, gc=False):
    """Base of what only carries data within an instruction."""


class TypeRef(Value, frozen=True):
    """A type as an annotation writes it.

    Attributes:
        name: dotted name as written ("OpenAI", "openai.OpenAI"), "|" for a union, or the
            literal's source for a literal ("'auto'").
        args: the type arguments, or the members of the union.
    """

    name: str
    args: tuple[TypeRef, ...] = ()


class Argument(Value, frozen=True):
    """One argument of a call, in the order written. `name` is set for keywords only."""

    kind: ArgumentKind
    value: Register
    name: str = ""


class Entry(Value, frozen=True):
    """One element of a display. `key` is set for dict items; `spread` marks `*x` and `**x`."""

    value: Register
    key: Register = NO_REGISTER
    spread: bool = False


class Parameter(Value, frozen=True):
    """A parameter and the register in which its value arrives."""

    name: str
    kind: ParameterKind
    register: Register
    has_default: bool = False
    annotation: TypeRef | None = None


class Default(Value, frozen=True):
    """What a definition says of a parameter: a register of the code that *defines* the function."""

    parameter: str
    value: Register


class Region(Value, frozen=True):
    """A stretch of code that runs under a condition, a handler or a context manager.

    Attributes:
        parent: index of the enclosing region; the body is its own parent.
        partner: index of the region this one belongs to: the `then` of an `else`, the `try` of
            a handler, `try_else` or `finally`, the loop of a `loop_else`; itself otherwise.
        test: register of the condition, in the code of the region.
        subjects: registers of the iterable, exception types or context managers.
        exits: every path through the region leaves it by return, raise, continue or break.
        is_async: `async for`, `async with`.
    """

    kind: RegionKind
    parent: int
    partner: int
    line: int
    end_line: int
    test: Register = NO_REGISTER
    subjects: tuple[Register, ...] = ()
    exits: bool = False
    is_async: bool = False
