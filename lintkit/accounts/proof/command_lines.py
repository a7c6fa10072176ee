"""What tests say on the command lines that they hand to a program: `main(["--model", "x"])`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from lintkit.accounts.proof.subcommands import Subcommands, chosen
from lintkit.ir import NO_REGISTER, Build, Call, GetAttr
from lintkit.program.provenance.options import declarations
from lintkit.program.provenance.registers import defining
from lintkit.program.values import Constant, External, Function, Place, Site

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from lintkit.accounts.proof.worlds import World
    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue, CodeRef

_ARGV = frozenset({"argv", "sys.argv"})
_STORING = frozenset({"default", "help", "choices", "required", "dest", "metavar"})
"""With these alone, an option's value is the word that stands behind it."""


class CommandLines:
    """The options of `argparse` in the tests of one program.

    Args:
        program: the linked program.
        tests: the code of tests.
    """

    def __init__(self, program: Program, tests: Collection[CodeRef]) -> None:
        self._program = program
        self._tests = tests

    def said(self, value: AbstractValue, world: World) -> Sequence[AbstractValue]:
        """What a value is in a test: of an option, what that says; itself where nothing does."""
        if not isinstance(value, External) or not self._lines:
            return [value]
        names = self._subcommands.among(value)
        declared = declarations(self._program, value)
        if not names and len(declared) != 1:
            return [value]
        lines = [line for ref, line in self._lines if world.runs(ref)]
        if names:
            return [*map(Constant, sorted(chosen(names, lines)))] or [value]
        arguments = self._program.arguments(declared[0])
        flags = {one.value for place in arguments.positional for one in self._constants(place)}
        if not arguments.keywords.keys() <= _STORING or not all(map(_is_flag, flags)):
            return [value]
        default = [
            one for place in arguments.keywords.get("default", ()) for one in self._constants(place)
        ]
        found: list[Constant] = []
        for line in lines:
            words = [*behind(line, flags)]
            if None in words:
                return [value]
            found += [Constant(word) for word in words[-1:]] or default or [Constant(None)]
        return found or [value]

    def may_choose(self, site: Site, callee: CodeRef) -> bool:
        """Whether lines of tests may say whether a call runs a function, as its subcommand."""
        return bool(self._lines) and bool(self._subcommands.running(self._keyword(site), callee)[0])

    def _keyword(self, site: Site) -> str:
        """The keyword under which subcommands set what a call runs: `args.func(args)`."""
        call = self._program.instruction(site) if site.position >= 0 else None
        callee = call.callee if isinstance(call, Call) else NO_REGISTER
        got = defining(self._program, Place(site.code, callee)) if callee >= 0 else None
        return got.name if isinstance(got, GetAttr) else ""

    def names_another(self, site: Site, callee: CodeRef, world: World) -> bool:
        """Whether the lines of a test name other subcommands than one that a function is of."""
        own, names = self._subcommands.running(self._keyword(site), callee)
        if not own:
            return False
        said = chosen(names, [line for ref, line in self._lines if world.runs(ref)])
        return bool(said) and said.isdisjoint(own)

    @cached_property
    def _subcommands(self) -> Subcommands:
        return Subcommands(self._program)

    @cached_property
    def _lines(self) -> list[tuple[CodeRef, tuple[str | None, ...]]]:
        """The lists of words that tests hand to functions of the program, or put into `sys`."""
        return [
            (site.code, line)
            for site, call in calls_in(self._program, self._tests)
            if self._hands_on(site, call)
            for argument in call.arguments
            if (line := words(self._program, Place(site.code, argument.value)))
        ]

    def _hands_on(self, site: Site, call: Call) -> bool:
        called = self._program.callees(site)
        return any(isinstance(one, Function) for one in called) or any(
            constant.value in _ARGV
            for argument in call.arguments
            for constant in self._constants(Place(site.code, argument.value))
        )

    def _constants(self, place: Place) -> Iterator[Constant]:
        yield from (one for one in self._program.values(place) if isinstance(one, Constant))


def calls_in(program: Program, codes: Iterable[CodeRef]) -> Iterator[tuple[Site, Call]]:
    """The calls in some codes."""
    for ref in codes:
        for position, call in enumerate(program.code(ref).instructions):
            if isinstance(call, Call):
                yield Site(ref, position), call


def words(program: Program, place: Place) -> tuple[str | None, ...]:
    """The words of a list or tuple, None for each that is not told; none of anything else.

    What is spread may be several words, so it is two that are not told.
    """
    display = defining(program, place)
    if not isinstance(display, Build) or display.kind not in ("list", "tuple"):
        return ()
    found: list[str | None] = []
    for entry in display.entries:
        values = program.values(Place(place.code, entry.value))
        texts = {one.value for one in values if isinstance(one, Constant)}
        word = texts.pop() if len(texts) == 1 and not entry.spread else None
        found += [word if isinstance(word, str) else None] * (2 if entry.spread else 1)
    return tuple(found)


def is_free(before: str | None) -> bool:
    """Whether a word behind another may be a flag or an argument: it is no flag's value."""
    return not (before or "").startswith("-") or "=" in (before or "")


def _is_flag(name: object) -> bool:
    return isinstance(name, str) and name.startswith("-")


def behind(line: tuple[str | None, ...], flags: Collection[object]) -> Iterator[str | None]:
    """The words behind flags; None for what is not told, which may be such a flag."""
    for before, word, following in zip((None, *line), line, (*line[1:], None), strict=False):
        flag, equals, text = (word or "").partition("=")
        if word is None:
            if is_free(before):
                yield None
        elif word in flags:
            yield following
        elif equals and flag in flags:
            yield text
