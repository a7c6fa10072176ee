"""One point with what its answer reaches: what the accounts of its output are made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.output.labels import is_below
from lintkit.accounts.output.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.output.labels import Label
    from lintkit.accounts.output.moves import Seen
    from lintkit.accounts.points import Point
    from lintkit.catalogue.schema import Response
    from lintkit.model import EdgeCase, Evidence


class Followed(Words, frozen=True):
    """A point, how its answers are read, and where they go.

    Attributes:
        streamed: it answers in pieces, or may.
    """

    point: Point
    response: Response
    streamed: bool

    @property
    def sdk(self) -> str:
        """The name of the library that is called, or of whose API it is."""
        ways = self.point.ways
        if not self.response.body:
            return ways[0].chain.makers[0].library
        names = {way.service.name for way in ways}
        return f"{names.pop()}'s API" if len(names) == 1 else "the API that is called"

    @property
    def is_whole(self) -> bool:
        """Whether every part of the answer that tells how it ended was followed to its end."""
        return self.slice.complete and not any(
            seen.sight == "escape" and self._leads_on(seen.state.label) for seen in self.slice.seen
        )

    @property
    def is_text_kept(self) -> bool:
        """Whether the text itself was followed to its end, too."""
        return self.slice.complete and not any(
            seen.sight == "escape" and self.is_text(seen.state.label) for seen in self.slice.seen
        )

    def is_text(self, label: Label) -> bool:
        """Whether it is the model's text, or made from that."""
        return label.form != "answer" or self.reading.is_content(label) or bool(label.inside)

    def _leads_on(self, label: Label) -> bool:
        ends = (*self.reading.stops, *self.reading.refusals)
        return label.form == "answer" and any(is_below(end, label.path) for end in ends)

    @property
    def is_text_read(self) -> bool:
        """Whether the program reads the text at all."""
        return any(self.reading.is_content(state.label) for state in self.slice.states)

    @property
    def is_plain_read(self) -> bool:
        """Whether it reads the text, and not only what the SDK parsed it into."""
        return any(
            self.reading.is_content(state.label) and not self.reading.is_parsed(state.label)
            for state in self.slice.states
        )

    @property
    def first_read(self) -> Evidence:
        """The way to the first place where the text is read."""
        for state in self.slice.states:
            if self.reading.is_content(state.label) and (steps := self.slice.chain(state)):
                return steps
        return ()

    @property
    def is_stop_read(self) -> bool:
        """Whether the program reads why the answer ended."""
        return any(self.reading.is_stop(state.label) for state in self.slice.states)

    @property
    def is_refusal_read(self) -> bool:
        """Whether the program reads that the model declined."""
        return any(
            state.label.form == "answer"
            and any(is_below(state.label.path, one) for one in self.reading.refusals)
            for state in self.slice.states
        )

    @property
    def is_stop_tested(self) -> bool:
        """Whether a condition looks at why the answer ended."""
        return any(self.reading.is_stop(seen.state.label) for seen in self.tests())

    @property
    def looked_for(self) -> frozenset[EdgeCase]:
        """The edge cases that functions are known to look for which are given the answer."""
        of_check = self.index.edge_cases.of_check
        cases = (of_check(seen.detail) for seen in self.sights("check"))
        return frozenset(case for found in cases for case in found)

    def tests_text(self) -> Iterator[Seen]:
        """The conditions that look at the text, or at what is made of it."""
        return (seen for seen in self.tests() if self.is_text(seen.state.label))
