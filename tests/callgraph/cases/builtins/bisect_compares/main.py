"""bisect compares, unless by key."""

import bisect


class Version:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n


def rank(v):
    return v.n


versions = [Version(1), Version(3)]
bisect.bisect_left(versions, Version(2))
bisect.bisect(versions, 2, key=rank)
