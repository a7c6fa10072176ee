"""Sorting calls __lt__; total_ordering fills in the other comparisons from it."""

from functools import total_ordering

@total_ordering
class Priority:
    def __eq__(self, other):
        return True

    def __lt__(self, other):
        return False


def best(first, second):
    return first >= second


best(Priority(), Priority())
