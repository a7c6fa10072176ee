"""What a code does, one kind of step a class."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from lintkit.ir.parts import (
    NO_REGISTER,
    Argument,
    BuildKind,
    CallRole,
    Default,
    Entry,
    Register,
    Scalar,
    TypeRef,
)


class Instruction(Struct, frozen=True, array_like=True, tag=True, gc=False):
    """Base of all instructions: where it stands (1-based line) and in which region."""

    line: int
    region: int


class Const(Instruction, frozen=True):
    """`target` is a literal. `file` says where it stands, if not in the code: `config.yaml:3`."""

    target: Register
    value: Scalar
    file: str = ""


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
    """`target` is an operator applied to its operands.

    Operators are spelled as in Python: "+", "==", "is not", "not in", "not", "u-" for the unary
    minus, "+=" for augmented assignment. Match statements ask whether a subject is what a pattern
    says: "matches" (subject, value), "isinstance" (subject, class), "sequence" (subject) and
    "mapping" (subject, *keys); "!r", "!s" and "!a" are the conversions of f-strings.
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
