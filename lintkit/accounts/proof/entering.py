"""The entry points that tests enter by a client of a web framework, a runner or a process."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.accounts.proof.filled import elements
from lintkit.accounts.proof.lines import lines
from lintkit.accounts.proof.located import last_parts
from lintkit.accounts.proof.requesting import Requesting, is_request
from lintkit.accounts.proof.said import symbols
from lintkit.accounts.reading import argument
from lintkit.ir import NO_REGISTER, Build, Call, GetAttr
from lintkit.program.values import (
    CodeRef,
    Constant,
    Container,
    Function,
    Instance,
    Place,
    Site,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lintkit.accounts.proof.lines import Line
    from lintkit.accounts.proof.patches import Patches
    from lintkit.ir import Register
    from lintkit.model import EntryPoint
    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue

_GROUPING = frozenset({"command", "group"})
_APP = "typer.Typer"
_COMMAND = ".Command"
_TELLING = frozenset({"--help", "--version"})
"""Words with which a command tells something and does not run."""
_TELLING_SHORT = frozenset({"-h", "-V"})
"""The same, where they stand alone."""
_DECORATING = 2
"""The most instructions between a decorator and its group: a call, an attribute."""
_RUNNERS = re.compile(r"CliRunner\.invoke$")
_MANAGING = "django.core.management.call_command"
_OF_DJANGO = "/management/commands/"
_PROCESSES = re.compile(
    r"^(subprocess\.\w+$|runpy\.\w+$|os\.system$|builtins\.exec$|asyncio\.create_sub\w+$"
    r"|streamlit\.testing\.v1\.AppTest\.from_file$)"
)
_RUN_MODULE = "runpy.run_module"
_RUNNING = {_RUN_MODULE: "mod_name", "runpy.run_path": "path_name"}
_WITH_VALUE = frozenset({"-W", "-X"})
"""Options of Python's that take the word after them."""

_RENDERED = "streamlit.testing.v1.AppTest.from_function"


def is_entering(symbol: str) -> bool:
    """Whether what has a dotted name enters the program by one of its entry points."""
    return bool(_RUNNERS.search(symbol)) or is_request(symbol)


class Entered(Struct, frozen=True):
    """The entry points that code of tests enters.

    Attributes:
        surely: the code of those that it enters whenever it runs.
        handed: that of those which it enters if these calls run it; none: whenever it runs.
        perhaps: that of those which it may enter.
    """

    surely: list[CodeRef]
    handed: list[tuple[CodeRef, tuple[Site, ...]]]
    perhaps: list[CodeRef]


class Entering:
    """Reads which entry points of one program the calls in tests enter."""

    def __init__(self, program: Program, patches: Patches) -> None:
        self._program = program
        self._patches = patches
        self._starts = program.entry_points()
        self._requesting = Requesting(program, self._starts)

    def of(self, calls: Iterable[Site]) -> Entered:
        """The code of the entry points that calls enter."""
        surely: list[CodeRef] = []
        perhaps: list[CodeRef] = []
        handed: list[tuple[CodeRef, tuple[Site, ...]]] = []
        for site in calls:
            for symbol in self._patches.symbols(site):
                if is_request(symbol):
                    found, others = self._requesting.of(site, symbol)
                    surely += found
                    perhaps += others or ([] if found else self._of_kind("route", "task"))
                elif symbol == _MANAGING:
                    found = list(self._managed(site))
                    surely += found
                    perhaps += [] if found else self._of_kind("command")
                elif _RUNNERS.search(symbol):
                    for line in self._lines(site):
                        found = [] if _asks_only(line) else list(self._command(site, line))
                        handed += [(ref, line.callers) for ref in found]
                        if not found and not _asks_only(line):
                            perhaps += self._of_kind("command")
                elif _PROCESSES.match(symbol):
                    found = self._started(site, symbol)
                    run = [ref for ref in found if self._is_run(ref, site, symbol)]
                    surely += run
                    perhaps += [] if run else found
                elif symbol == _RENDERED:
                    places = argument(self._program.arguments(site), "script", 0)
                    given = (value for place in places for value in self._program.values(place))
                    surely += [value.code for value in given if isinstance(value, Function)]
        return Entered(surely, handed, perhaps)

    def _of_kind(self, *kinds: str) -> list[CodeRef]:
        return [ref for ref, entry in self._starts if entry.kind in kinds]

    def _managed(self, site: Site) -> Iterator[CodeRef]:
        """The commands of Django that are called by their names, or as objects."""
        for place in argument(self._program.arguments(site), "command_name", 0):
            for value in self._program.values(place):
                for ref, entry in self._starts:
                    if entry.kind == "command" and _OF_DJANGO in f"/{entry.path}":
                        name = PurePosixPath(entry.path).stem
                        around = CodeRef(ref.path, self._program.code(ref).parent)
                        if value == Constant(name) or (
                            isinstance(value, Instance) and value.class_ == around
                        ):
                            yield ref

    def _lines(self, site: Site) -> list[Line]:
        return lines(self._program, argument(self._program.arguments(site), "args", 1))

    def _command(self, site: Site, line: Line) -> Iterator[CodeRef]:
        """The functions behind the command that is invoked, or the commands that a line names."""
        places = argument(self._program.arguments(site), "cli", 0)
        invoked = [value for place in places for value in self._program.values(place)]
        yield from (value.code for value in invoked if isinstance(value, Function))
        if any(isinstance(one, Container) and one.kind.endswith(_COMMAND) for one in invoked):
            for place in places:
                yield from self._made_by(place)
            return
        named = [
            ref
            for ref, entry in self._starts
            if entry.kind == "command" and entry.label.rpartition(" ")[2] in line.words
        ]
        for ref in named or self._only_command(invoked):
            yield ref
            yield from self._groups(ref)

    def _only_command(self, invoked: Iterable[AbstractValue]) -> list[CodeRef]:
        """The command of an app that has but one, for that needs no name: typer's way."""
        apps = {value for value in invoked if isinstance(value, Container) and value.kind == _APP}
        found = [
            ref
            for ref, entry in self._starts
            if entry.kind == "command"
            and any(
                not apps.isdisjoint(self._program.values(owner))
                for register in self._program.code(ref).decorators
                if (owner := self._owner(self._decorator(ref, register))).register >= 0
            )
        ]
        return found if len(found) == 1 else []

    def _groups(self, ref: CodeRef) -> Iterator[CodeRef]:
        """The functions of the groups that a command is of, which are run before it."""
        waiting = [ref]
        seen = {ref}
        while waiting:
            command = waiting.pop()
            for register in self._program.code(command).decorators:
                for group in self._made_by(self._owner(self._decorator(command, register))):
                    if group not in seen:
                        seen.add(group)
                        waiting.append(group)
                        yield group

    def _decorator(self, ref: CodeRef, register: Register) -> Place:
        return Place(CodeRef(ref.path, self._program.code(ref).parent), register)

    def _owner(self, decorator: Place) -> Place:
        """Where the object of `@group.command()` or `@group.command` stands."""
        place = decorator
        for _ in range(_DECORATING):
            made = self._program.definition(place)
            one = None if made is None else self._program.instruction(made)
            if isinstance(one, Call):
                place = Place(place.code, one.callee)
            elif isinstance(one, GetAttr) and one.name in _GROUPING:
                return Place(place.code, one.object)
        return Place(decorator.code, NO_REGISTER)

    def _made_by(self, place: Place) -> Iterator[CodeRef]:
        """The functions from which decorators made the groups in a register."""
        for value in self._program.values(place) if place.register >= 0 else ():
            if not isinstance(value, Container):
                continue
            made = self._program.instruction(value.site)
            for group, _ in self._starts:
                if (
                    isinstance(made, Call)
                    and group.path == value.site.code.path
                    and self._program.code(group).parent == value.site.code.index
                    and made.callee in self._program.code(group).decorators
                ):
                    yield group

    def _is_run(self, ref: CodeRef, site: Site, symbol: str) -> bool:
        """Whether `runpy` runs a script here and now, with what stands under its `__name__`."""
        if symbol not in _RUNNING:
            return False
        given = self._program.arguments(site)
        names = [v for place in argument(given, "run_name", 2) for v in self._program.values(place)]
        script = " ".join(map(self._said, argument(given, _RUNNING[symbol], 0)))
        module = f"/{script.replace('.', '/')}"
        is_module = symbol == _RUN_MODULE
        ends = (f"{module}.py", f"{module}/__main__.py") if is_module else (f"/{script}",)
        return bool(script) and names == [Constant("__main__")] and f"/{ref.path}".endswith(ends)

    def _started(self, site: Site, symbol: str) -> list[CodeRef]:
        """The scripts that a process may run, by what is said of it; all where that is not told."""
        given = self._program.arguments(site).places[:1]
        command = [source for place in given for source in self._compiled(place)]
        said = [self._said(one) for place in command for one in elements(self._program, place)]
        if symbol == _RUN_MODULE:
            said = ["python", "-m", *said]
        words = " ".join(said).split()
        names = {PurePosixPath(word).name for word in words}
        for option, module in pairwise(words):
            if option == "-m":
                names |= {f"{module.rpartition('.')[2]}.py", "__main__.py"}
        return [
            ref
            for ref, entry in self._starts
            if entry.kind in ("main", "script", "command", "notebook")
            and (not _is_told(said) or not names.isdisjoint(_names(entry)))
        ]

    def _compiled(self, place: Place) -> Sequence[Place]:
        """The text of the code in a register, where that is compiled before it is run."""
        made = self._program.definition(place)
        if made is not None and "builtins.compile" in symbols(self._program, made):
            return argument(self._program.arguments(made), "source", 0)
        return (place,)

    def _said(self, place: Place) -> str:
        """The text in a register, or the last part of the path in it; none where not told."""
        made = self._program.definition(place)
        built = None if made is None else self._program.instruction(made)
        is_text = isinstance(built, Build) and built.kind == "string"
        parts = built.entries if is_text and isinstance(built, Build) else ()
        places = [Place(place.code, one.value) for one in parts] or [place]
        found = [value for one in places for value in self._program.values(one)]
        texts = [v.value for v in found if isinstance(v, Constant) and isinstance(v.value, str)]
        return " ".join(texts or last_parts(self._program, place))


def _asks_only(line: Line) -> bool:
    """Whether a command is asked for its help or version, and not to run."""
    words = line.words
    return not words.isdisjoint(_TELLING) or (bool(words) and words <= _TELLING_SHORT)


def _is_told(said: list[str]) -> bool:
    """Whether the words of a command say what it runs: the first, or that after an interpreter."""
    words = iter(said[0].split() if len(said) == 1 else said)
    first = next(words, "")
    if first and not PurePosixPath(first).name.startswith("python"):
        return True
    for word in words:
        if word == "-c":  # a text that is none of the program's scripts
            return True
        if word == "-m":
            return bool(next(words, ""))
        if word in _WITH_VALUE:
            next(words, "")
        elif not word.startswith("-"):
            return bool(word)
    return False


def _names(entry: EntryPoint) -> set[str]:
    """The names by which a process may start an entry point: its file, its command."""
    return {PurePosixPath(entry.path).name, entry.label.rpartition(" ")[2]}
