"""Words of a model from where they come into the program: what is done with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.accounts.output.certainty import is_certain
from lintkit.accounts.output.index import Index
from lintkit.accounts.output.reading import Reading
from lintkit.accounts.output.slice import Slice
from lintkit.model import Step
from lintkit.program.values import Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.output.moves import Seen, Sight, State


class Words(Struct, frozen=True):
    """What a model says, how that is read, and where it goes.

    Attributes:
        start: where it comes in: the call of the model; before the first instruction of a function
            whose argument a model chooses.
        told: the same in words, with which the evidence begins.
    """

    index: Index
    reading: Reading
    slice: Slice
    start: Site
    told: Step

    def sights(self, *sights: Sight, chosen: bool = False) -> Iterator[Seen]:
        """What is done with the words, by kind; a place in the source once.

        Args:
            sights: the kinds.
            chosen: whether only what is done with the model's own words counts.
        """
        done: set[Site] = set()
        for seen in self.slice.seen:
            if chosen and not self.reading.is_tainted(seen.state.label):
                continue
            if seen.sight in sights and seen.site not in done:
                done.add(seen.site)
                yield seen

    def is_certain(self, state: State) -> bool:
        """Whether some run surely takes the way to a state."""
        return is_certain(self.index, self.slice, state)

    def tests(self) -> Iterator[Seen]:
        """The conditions that look at the words, and not at what the program keeps them in."""
        return (seen for seen in self.sights("test") if not seen.state.label.inside)
