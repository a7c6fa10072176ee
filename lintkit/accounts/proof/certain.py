"""Which of the ways that tests may go they go for certain: where a call may yet choose, none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from lintkit.accounts.proof.ways import ALL, any_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from lintkit.accounts.proof.dispatch import Dispatch
    from lintkit.accounts.proof.ways import Reach, Starts, Way
    from lintkit.program.values import CodeRef, Site


class Certain:
    """The ways that are gone for certain, of those that are possible.

    Args:
        dispatch: the call graph.
        possible: what runs if every doubt is decided for it.
        gone: the starts that are not known not to go a way.
        made_before: the starts before which a code has run, and may have made objects.
        is_own: whether a code is one of the tests: what that makes, it makes for the test.
        given: by where an object is made, the starts that are run with it.
    """

    def __init__(
        self,
        dispatch: Dispatch,
        possible: Reach,
        gone: Callable[[Way], Starts],
        made_before: Callable[[CodeRef], Starts],
        is_own: Callable[[CodeRef], bool],
        given: Mapping[Site, Starts],
    ) -> None:
        self._dispatch = dispatch
        self._possible = possible
        self._gone = gone
        self._made_before = made_before
        self._is_own = is_own
        self._given = given
        self._made: dict[frozenset[CodeRef], Starts] = {}
        self._doubtful: dict[Site, Starts] = {}
        self._unclear: dict[Site, Starts] = {}

    def of(self, way: Way, starts: Starts) -> Iterator[tuple[Way, Starts]]:
        """A way with those that go it for certain, by what they know of the object at its end.

        Args:
            way: which.
            starts: those that may go it.
        """
        if way.chooses and (doubtful := starts & self._in_doubt(way.at)):
            given = any_of(self._given.get(site, 0) for site, _ in way.made)
            starts &= ~(doubtful & ~(self._made_for(way.makers) | given))
        several = starts & self._of_several_classes(way.at) if way.by_class else 0
        yield way, starts & ~several
        if several:
            untold = several
            for class_, makers in way.by_class:
                told = several & self._made_for(makers)
                untold &= ~told
                yield replace(way, by_class=((class_, makers),), made=()), told
            yield replace(way, by_class=()), untold

    def _in_doubt(self, site: Site) -> Starts:
        if site not in self._doubtful:
            self._doubtful[site] = self._dispatch.in_doubt(site, self._open)
        return self._doubtful[site]

    def _of_several_classes(self, site: Site) -> Starts:
        if site not in self._unclear:
            self._unclear[site] = self._dispatch.unclear(
                site,
                lambda way, makers: self._gone(way) & (self._made_by(makers) if makers else ALL),
            )
        return self._unclear[site]

    def _open(self, way: Way) -> Starts:
        return self._gone(way) & (ALL if way.is_free else self._made_by(way.makers))

    def _made_by(self, makers: frozenset[CodeRef]) -> Starts:
        if makers not in self._made:
            by = self._possible.by
            self._made[makers] = any_of(by.get(r, 0) | self._made_before(r) for r in makers)
        return self._made[makers]

    def _made_for(self, makers: frozenset[CodeRef]) -> Starts:
        """The starts for whose tests their own code makes an object."""
        return any_of(self._possible.by.get(ref, 0) for ref in makers if self._is_own(ref))
