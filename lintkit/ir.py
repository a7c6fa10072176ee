"""The intermediate representation of one file: no syntax left, nothing linked yet.

A file is a `Module` of `Code` objects: the module body, each function, lambda and class body.
Comprehensions are part of the code they stand in. Each code is a flat list of instructions in
evaluation order over **registers** that are assigned exactly once (static single assignment,
Cytron et al., 1991), and a tree of **regions** that tells under which tests, loops, handlers
and context managers an instruction runs.

Local variables have become registers joined by `Phi`. Only names that another code can see
(module globals, class attributes, variables captured by an inner function) are still stored
and loaded by name: `StoreName` publishes a version that another code can observe, `LoadName`
reads it from elsewhere.
"""

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


class Instruction(Struct, frozen=True, array_like=True, tag=True, gc=False):
    """Base of all instructions: where it stands (1-based line) and in which region."""

    line: int
    region: int


class Const(Instruction, frozen=True):
    """`target` is a literal."""

    target: Register
    value: Scalar


class Opaque(Instruction, frozen=True):
    """`target` is a value the representation does not describe.

    `what` is the word for it: "bytes", "complex", "int", "ellipsis", "locals" …
    """

    target: Register
    what: str


class LoadName(Instruction, frozen=True):
    """`target` is the value of `name`, owned by the code with index `owner`.

    Attributes:
        owner: an enclosing function, or `MODULE_CODE`, then builtins are looked up last.
        current: where the reading code is itself the owner and the name is also written from
            elsewhere: the version it assigned last. The value is then `current` or what others
            wrote. `NO_REGISTER`: any version that was published.
    """

    target: Register
    owner: int
    name: str
    current: Register = NO_REGISTER


class StoreName(Instruction, frozen=True):
    """Publishes `value` as a version of `name`, owned by the code with index `owner`."""

    owner: int
    name: str
    value: Register


class Phi(Instruction, frozen=True):
    """`target` is one of `sources`, depending on the path taken."""

    target: Register
    sources: tuple[Register, ...]


class Refine(Instruction, frozen=True):
    """`target` is `source` where the outcome of `test`, which examines it, was `outcome`.

    With a `subject`, that is what the test examines, and `source` belongs to it: the key under
    which it is, or the value of that key.
    """

    target: Register
    source: Register
    test: Register
    outcome: bool
    subject: Register = NO_REGISTER


class GetAttr(Instruction, frozen=True):
    """`target = object.name`."""

    target: Register
    object: Register
    name: str


class SetAttr(Instruction, frozen=True):
    """`object.name = value`."""

    object: Register
    name: str
    value: Register


class GetItem(Instruction, frozen=True):
    """`target = object[key]`."""

    target: Register
    object: Register
    key: Register


class SetItem(Instruction, frozen=True):
    """`object[key] = value`."""

    object: Register
    key: Register
    value: Register


class Delete(Instruction, frozen=True):
    """`del object.name` or, where `name` is empty, `del object[key]`."""

    object: Register
    name: str = ""
    key: Register = NO_REGISTER


class Build(Instruction, frozen=True):
    """`target` is a new container, f-string (its parts in order) or slice (lower, upper, step)."""

    target: Register
    kind: BuildKind
    entries: tuple[Entry, ...]


class Operate(Instruction, frozen=True):
    """`target` is an operator applied to one, two or (comparison chains) more operands.

    Operators are spelled as in Python: "+", "==", "is not", "not in", "not", "u-" for the unary
    minus, "+=" for augmented assignment. "isinstance" (subject, class) and "matches" (subject,
    anything else a pattern compares with) come from match statements; "!r", "!s" and "!a" are
    the conversions of f-strings.
    """

    target: Register
    operator: str
    operands: tuple[Register, ...]


class Call(Instruction, frozen=True):
    """`target = callee(*arguments)`; columns are 0-based and count characters."""

    target: Register
    callee: Register
    arguments: tuple[Argument, ...]
    column: int
    end_line: int
    end_column: int
    role: CallRole = "explicit"


class MakeFunction(Instruction, frozen=True):
    """`target` is a new function over the code with index `code`, before its decorators.

    `metadata` are the calls that parameters are annotated with: `f(x)` in `Annotated[T, f(x)]`.
    """

    target: Register
    code: int
    defaults: tuple[Default, ...]
    metadata: tuple[Default, ...] = ()


class MakeClass(Instruction, frozen=True):
    """`target` is a new class over the code with index `code`, before its decorators.

    `arguments` are the bases (positional, star) and keywords (`metaclass` and others).
    """

    target: Register
    code: int
    arguments: tuple[Argument, ...]


class ImportModule(Instruction, frozen=True):
    """`import a.b` (`target` is `a`) or `import a.b as c` (`whole`: `target` is `a.b`)."""

    target: Register
    module: str
    whole: bool


class ImportFrom(Instruction, frozen=True):
    """`from module import name`; `level` counts the leading dots."""

    target: Register
    module: str
    name: str
    level: int = 0


class ImportStar(Instruction, frozen=True):
    """`from module import *`."""

    module: str
    level: int = 0


class Return(Instruction, frozen=True):
    """Leaves the code with `value`."""

    value: Register


class Yield(Instruction, frozen=True):
    """Hands out `value`; `target` is what is sent back."""

    target: Register
    value: Register


class YieldFrom(Instruction, frozen=True):
    """Hands out each element of `value`; `target` is what it returns."""

    target: Register
    value: Register


class Await(Instruction, frozen=True):
    """`target = await value`."""

    target: Register
    value: Register


class Raise(Instruction, frozen=True):
    """Raises `exception`; `NO_REGISTER` raises the current one again."""

    exception: Register
    cause: Register = NO_REGISTER


class Test(Instruction, frozen=True):
    """Asks whether `value` counts as true, which may run its `__bool__` or `__len__`."""

    value: Register


class Assert(Instruction, frozen=True):
    """Goes on only where `test` is true."""

    test: Register


class Caught(Instruction, frozen=True):
    """`target` is the exception that the handler (its region) caught."""

    target: Register


class Iterate(Instruction, frozen=True):
    """`target` is an element of `iterable` (`for`, comprehensions)."""

    target: Register
    iterable: Register
    is_async: bool = False


class Unpack(Instruction, frozen=True):
    """`target` is the element of `source` at `index`; negative: counted from the end.

    With `rest`, `target` is the list of all elements from `index` up to `end` (0: to the end;
    negative: that many are left over), as in `a, *rest, b = source`.
    """

    target: Register
    source: Register
    index: int
    rest: bool = False
    end: int = 0


class Enter(Instruction, frozen=True):
    """`target` is what entering `manager` gives (`with manager as target`)."""

    target: Register
    manager: Register
    is_async: bool = False


class MatchPosition(Instruction, frozen=True):
    """`target` is the attribute of `subject` that `class_` lists at `index` in `__match_args__`."""

    target: Register
    subject: Register
    class_: Register
    index: int


class Annotate(Instruction, frozen=True):
    """A variable annotation: of `object.name`, or of the name in this code without `object`."""

    name: str
    annotation: TypeRef
    object: Register = NO_REGISTER


AnyInstruction: TypeAlias = (
    Const
    | Opaque
    | LoadName
    | StoreName
    | Phi
    | Refine
    | GetAttr
    | SetAttr
    | GetItem
    | SetItem
    | Delete
    | Build
    | Operate
    | Call
    | MakeFunction
    | MakeClass
    | ImportModule
    | ImportFrom
    | ImportStar
    | Return
    | Yield
    | YieldFrom
    | Await
    | Raise
    | Test
    | Assert
    | Caught
    | Iterate
    | Unpack
    | Enter
    | MatchPosition
    | Annotate
)


class Code(Struct, frozen=True, array_like=True, gc=False):
    """A module body, function, lambda or class body.

    Attributes:
        qualname: dotted path within the module ("" for its body): `Class.method`,
            `outer.inner`, `outer.<lambda1>`; lambdas are numbered in source order per scope.
        parent: index of the code it is defined in; the module body is its own parent.
        line: first line of the definition, decorators included; `def_line` is that of `def`.
        decorators: registers, in the parent, of the decorators as written.
        registers: how many registers the code uses.
    """

    name: str
    qualname: str
    kind: CodeKind
    parent: int
    line: int
    def_line: int
    end_line: int
    column: int
    parameters: tuple[Parameter, ...]
    instructions: tuple[AnyInstruction, ...]
    regions: tuple[Region, ...]
    registers: int
    decorators: tuple[Register, ...] = ()
    returns: TypeRef | None = None
    docstring: str | None = None
    is_async: bool = False
    is_generator: bool = False


class Comment(Struct, frozen=True, array_like=True, gc=False):
    """A comment that means something to lintkit or to its reader: directives, work left undone.

    Attributes:
        alone: whether nothing else stands on its line.
    """

    line: int
    text: str
    alone: bool


class Module(Struct, frozen=True, gc=False):
    """One lowered file.

    Attributes:
        path: relative to the root of the run, POSIX separators.
        codes: the module body first, then every other code in source order.
        exports: the names of a literal `__all__`, None where there is none or it is computed.
        lines: number of lines of the source.
    """

    path: str
    codes: tuple[Code, ...]
    comments: tuple[Comment, ...] = ()
    exports: tuple[str, ...] | None = None
    lines: int = 0
