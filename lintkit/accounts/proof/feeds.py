"""What a test feeds, and what it is told by: the values that `fed` works on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from lintkit.model import EdgeCase, Step
from lintkit.program.values import CodeRef, Site

if TYPE_CHECKING:
    from collections.abc import Collection


class Fed(Struct, frozen=True):
    """What a test feeds.

    Attributes:
        cases: the edge cases, each with the place that fills it in.
        ordinary: it fills in an ordinary answer.
        doubtful: it does something that could not be read, which may be any case.
        unread: it fills in a text that could not be read, which may be any case of a text.
        asserts: something that can fail follows, of what became of it.
        is_idle: nothing follows that can fail, not even that it was asked for.
    """

    cases: dict[EdgeCase, Step]
    ordinary: bool
    doubtful: bool
    unread: bool
    asserts: bool
    is_idle: bool

    def among(self, cases: Collection[EdgeCase]) -> Fed:
        """The same with no other cases than some: where no text is fed, none is unread."""
        found = {case: s for case, s in self.cases.items() if case in cases}
        return replace(
            self, cases=found, doubtful=self.doubtful or (self.unread and "empty" in cases)
        )


class Reads(Struct, frozen=True):
    """What the program does at one of its calls.

    Attributes:
        texts: fields in which it looks for the answer's text, beside those of all SDKs.
        offers_tools: the call may offer the model tools.
        parsing: the codes that read JSON, around the call or from its answer.
        reads_answer: it reads the answer's own text as such.
        names: those by which it gets to what it calls.
        foreign: the packages of which it raises nothing.
        forms: the classes that the answer is to fill.
    """

    texts: frozenset[str]
    offers_tools: bool
    parsing: frozenset[CodeRef]
    reads_answer: bool
    names: frozenset[str]
    foreign: frozenset[str]
    forms: frozenset[CodeRef]


class Handed(Struct, frozen=True):
    """What stands for a model at one call of the program.

    Attributes:
        doubles: the code of the object that a test hands in.
        called: of these, what stands for the call to the model, and returns the answer.
        reads: what the program does there.
        apart: where doubles are made that have no part in it.
        rivals: the code of tests that stands in the place of what makes the call, or has no part
            in it.
        besides: methods of mocks, by where these are made, that the program calls elsewhere.
        is_mocked: no request is sent, so that what answers requests answers others.
    """

    doubles: tuple[CodeRef, ...]
    called: tuple[CodeRef, ...]
    reads: Reads
    apart: frozenset[Site] = frozenset()
    rivals: frozenset[CodeRef] = frozenset()
    besides: frozenset[tuple[Site, str]] = frozenset()
    is_mocked: bool = False
