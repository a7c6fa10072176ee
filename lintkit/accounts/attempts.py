"""How often an SDK asks in all when each attempt times out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.parameters import first_passed
from lintkit.program.values import Constant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.accounts.clients import Chain, Maker
    from lintkit.accounts.settings import ModuleSettings
    from lintkit.catalogue.schema import Parameter
    from lintkit.program.program import Program
    from lintkit.program.values import Place, Site


class Attempts:
    """Reads the retry options of the calls of one program."""

    def __init__(self, program: Program, settings: ModuleSettings) -> None:
        self._program = program
        self._settings = settings

    def of(self, chain: Chain) -> int | None:
        """The number of attempts, retries included; None where it cannot be told."""
        for maker in chain.makers:
            for places, extra in self._chosen(maker):
                return self._number(places, extra)
        known = [chain.match.attempts, *(maker.client.attempts for maker in chain.makers[1:])]
        return next((attempts for attempts in known if attempts is not None), None)

    def _chosen(self, maker: Maker) -> Iterator[tuple[tuple[Place, ...], int]]:
        """Where numbers stand that the program chose, and what to add to get attempts."""
        for link in maker.links:
            yield from self._at(link.site, link.derived.retries, 1)
        if maker.site is not None:
            yield from self._at(maker.site, maker.client.retries, 1)
            yield from self._at(maker.site, maker.client.tries, 0)
        for parameter in maker.client.retries_settings:
            if places := tuple(place for _, place in self._settings.places(parameter)):
                yield places, 1

    def _at(
        self, site: Site, parameters: tuple[Parameter, ...], extra: int
    ) -> Iterator[tuple[tuple[Place, ...], int]]:
        found = first_passed(self._program, site, self._program.arguments(site), parameters)
        if found is not None and not found.excluded:
            yield found.places, extra

    def _number(self, places: Iterable[Place], extra: int) -> int | None:
        """The largest of the numbers, None where one of them is not known."""
        flows = [flow.value for place in places for flow in self._program.flows(place)]
        numbers = [value.value for value in flows if isinstance(value, Constant)]
        whole = [number for number in numbers if isinstance(number, int)]
        return max(whole) + extra if whole and len(whole) == len(flows) else None
