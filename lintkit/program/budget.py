"""What the analysis of a program may cost: how far it tells things apart, by the program's size.

Told apart to one depth, programs cost more than in proportion to their size: more calls meet more
objects. So the depth is set before linking begins, from the size, such that the whole remains
within a budget that grows with the lines: "Scalability-First Pointer Analysis with Self-Tuning
Context-Sensitivity" (Li, Tan, Møller and Smaragdakis, FSE 2018).
"""

from __future__ import annotations

from dataclasses import dataclass

FULL_LINES = 250_000
"""Programs of up to this many lines are told apart as far as lintkit can."""

_MOST_HALVINGS = 3
"""What is left then costs the same for each line, so that less would save nothing but detail."""


@dataclass(frozen=True)
class Budget:
    """How far to tell things apart.

    Attributes:
        halvings: how often each limit is halved.
    """

    halvings: int = 0

    @classmethod
    def for_lines(cls, lines: int) -> Budget:
        """What a program of so many lines gets: half each time that the lines double.

        It goes by steps, for results not to change with every line that is added.
        """
        doublings = (max(0, lines - 1) // FULL_LINES).bit_length()
        return cls(min(doublings, _MOST_HALVINGS))

    def most(self, limit: int) -> int:
        """A limit of the full budget, as far as it is granted: one at least of what is any."""
        return limit and max(1, limit >> self.halvings)


FULL = Budget()
