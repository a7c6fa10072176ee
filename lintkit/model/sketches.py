"""How a test can run the code around an integration point."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

Running: TypeAlias = Literal["plain", "async", "generator", "async_generator", "import"]
"""How code comes to run: called, awaited, iterated over, or by importing its module."""


class Argument(Struct, frozen=True):
    """An argument with which a test can call code.

    Attributes:
        name: of the parameter; "" where it is passed by position only.
        value: a Python expression.
    """

    name: str
    value: str


class Sketch(Struct, frozen=True, kw_only=True):
    """What a test needs to run the code that holds a point.

    Attributes:
        module: the name by which tests can import the module.
        folder: the folder, relative to the root of the run, that must be on `sys.path` for it.
        path: of the module, relative to the root of the run.
        attribute: dotted path of what is called, within the module; "" where its body runs.
        class_: dotted path of the class that must be made first; "" where none must.
        imports: modules that the arguments name.
        variables: environment variables that the module reads, and for which it has no default.
        streams: whether the answer is asked for in pieces.
    """

    module: str
    folder: str
    path: str
    attribute: str
    running: Running
    class_: str = ""
    arguments: tuple[Argument, ...] = ()
    made_with: tuple[Argument, ...] = ()
    imports: tuple[str, ...] = ()
    variables: tuple[str, ...] = ()
    streams: bool = False
