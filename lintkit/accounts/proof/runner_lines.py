"""What tests say on the command lines of click and Typer: `runner.invoke(cli, ["--fast"])`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from lintkit.accounts.proof.command_lines import behind, calls_in, is_free, words
from lintkit.accounts.reading import argument
from lintkit.ir import Build, Call
from lintkit.program.provenance.commands import declared_option
from lintkit.program.provenance.defaults import default_place, metadata_place
from lintkit.program.provenance.registers import defining
from lintkit.program.values import Constant, External, Instance, Place, Site, Unknown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from lintkit.accounts.proof.settings import Settings
    from lintkit.accounts.proof.worlds import World
    from lintkit.ir import TypeRef
    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue, CodeRef, Flow

_RUNNERS = ("click.testing.CliRunner.invoke", "typer.testing.CliRunner.invoke")
_STORING = frozenset({"default", "envvar", "help", "show_default", "required", "metavar", "hidden"})
"""With these alone, an option's value is the word that stands behind it."""
_ELSEWHERE = frozenset({"prompt", "callback", "is_eager", "default_factory"})
"""With any of these, an option that is not given is not its default."""
_TEXT = frozenset({"str", "Optional", "Annotated", "typing.Optional", "typing.Annotated", "|"})


class RunnerLines:
    """The options of click and Typer in the tests of one program.

    Args:
        program: the linked program.
        tests: the code of tests.
        settings: what they say of the settings.
    """

    def __init__(self, program: Program, tests: Collection[CodeRef], settings: Settings) -> None:
        self._program = program
        self._tests = tests
        self._settings = settings

    def is_option(self, flow: Flow) -> bool:
        """Whether a value is what an option of a command has where no line gives it."""
        return flow.left_to is not None and flow.left_to[0] in self._commands

    def said(self, flow: Flow, world: World) -> Sequence[AbstractValue] | None:
        """What lines give for such an option; None where that is not told."""
        if flow.left_to is None:
            return None
        flags, keywords = self._declared(*flow.left_to)
        is_elsewhere = not flags or not keywords.keys().isdisjoint(_ELSEWHERE)
        if is_elsewhere or self._may_be_set(keywords.get("envvar", ()), world):
            return None
        has_default = not isinstance(flow.value, Unknown)
        members = () if has_default else self._members(*flow.left_to)
        is_word = keywords.keys() <= _STORING and self._is_text(*flow.left_to)
        found: list[AbstractValue] = []
        for line in (line for ref, line in self._lines if world.runs(ref)):
            if members:
                given = _named(line, members)
            elif self._is_open(flow.left_to, line, flags):
                return None
            else:
                given = [word if is_word else None for word in behind(line, flags)]
            if None in given or not (given or has_default):
                return None
            said = given if members else given[-1:]
            found += [Constant(word) for word in said] or [flow.value]
        return found or ([flow.value] if has_default else None)

    def _may_be_set(self, variables: Iterable[Place], world: World) -> bool:
        """Whether a test may say an option by a variable of the environment."""
        return any(
            not isinstance(one, Constant) or self._settings.may_set(str(one.value), world)
            for place in variables
            for one in self._program.values(place)
        )

    def _declared(
        self, code: CodeRef, name: str
    ) -> tuple[set[str], Mapping[str, Collection[Place]]]:
        """The flags of an option, and the keywords with which it is declared."""
        option = declared_option(self._program, code, name)
        site = self._typer_option(code, name) if option is None else option.site
        if site is None:
            return {"--" + name.replace("_", "-")}, {}
        bound = self._program.arguments(site)
        given = {
            value.value
            for place in bound.positional
            for value in self._program.values(place)
            if isinstance(value, Constant)
            and isinstance(value.value, str)
            and value.value.startswith("-")
        }
        if option is None:
            return given or {"--" + name.replace("_", "-")}, bound.keywords
        return given, bound.keywords

    def _typer_option(self, code: CodeRef, name: str) -> Site | None:
        default = default_place(self._program, code, name)
        for place in (default, metadata_place(self._program, code, name)):
            site = None if place is None else self._program.definition(place)
            if site and isinstance(self._program.instruction(site), Call):
                return site
        return None

    def _members(self, code: CodeRef, name: str) -> frozenset[str]:
        """The members of the enumeration of texts that a parameter is annotated with."""
        values = [
            value
            for one in self._program.code(code).parameters
            if one.name == name
            for value in self._program.values(Place(code, one.register))
        ]
        members = [one for one in values if isinstance(one, Instance)]
        texts = [self._program.text_of_member(one) for one in members]
        return frozenset(filter(None, texts)) if None not in texts and texts else frozenset()

    def _is_open(
        self, option: tuple[CodeRef, str], line: tuple[str | None, ...], flags: Collection[str]
    ) -> bool:
        """Whether a line may give an option by other words than its flags."""
        given = [word for word in line if word is not None]
        unseen = self._typer_option(*option) is None and self._is_annotated(*option)
        return any(
            _may_be(word, flags)
            or (unseen and word.startswith("-") and word.partition("=")[0] not in flags)
            for word in given
        )

    def _is_annotated(self, code: CodeRef, name: str) -> bool:
        return any(
            one.annotation is not None and one.annotation.name.endswith("Annotated")
            for one in self._program.code(code).parameters
            if one.name == name
        )

    def _is_text(self, code: CodeRef, name: str) -> bool:
        """Whether a word of the line comes as the text that it is."""
        return all(
            one.annotation is None or _is_of_text(one.annotation)
            for one in self._program.code(code).parameters
            if one.name == name
        )

    @cached_property
    def _commands(self) -> frozenset[CodeRef]:
        if not self._lines:
            return frozenset()
        points = self._program.entry_points()
        return frozenset(ref for ref, point in points if point.kind == "command")

    @cached_property
    def _lines(self) -> list[tuple[CodeRef, tuple[str | None, ...]]]:
        return [
            (site.code, line)
            for site, _ in calls_in(self._program, self._tests)
            for line in self._given(site)
        ]

    def _given(self, site: Site) -> Iterator[tuple[str | None, ...]]:
        """The line that a call hands a runner: one word that is not told where it is not read."""
        called = self._program.callees(site)
        if not any(isinstance(one, External) and one.symbol in _RUNNERS for one in called):
            return
        places = argument(self._program.arguments(site), "args", 1)
        if not places:
            yield ()
        for place in places:
            display = defining(self._program, place)
            if isinstance(display, Build) and display.kind in ("list", "tuple"):
                yield words(self._program, place)
                continue
            texts = [
                one.value if isinstance(one, Constant) else None
                for one in self._program.values(place)
            ]
            (text,) = texts if len(texts) == 1 else (None,)
            yield tuple(text.split()) if isinstance(text, str) else (None,)


def _named(line: tuple[str | None, ...], members: Collection[str]) -> list[str | None]:
    """The words of a line by which it may name a member; None for each that is not told."""
    found: list[str | None] = []
    for before, word in zip((None, *line), line, strict=False):
        said = word.partition("=")[2] if word and word.startswith("-") else word
        if said in members or (word is None and is_free(before)):
            found.append(said)
    return found


def _is_of_text(annotation: TypeRef) -> bool:
    return annotation.name in _TEXT | {"None"} and all(
        _is_of_text(one) for one in annotation.args[: 1 if "Annotated" in annotation.name else None]
    )


def _may_be(word: str, flags: Collection[str]) -> bool:
    """Whether a word may be a flag of one letter among others, or with its value behind it."""
    short = {flag[1] for flag in flags if len(flag) == len("-x")}
    return word[:1] == "-" and word[:2] != "--" and word not in flags and not short.isdisjoint(word)
