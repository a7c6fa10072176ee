"""How often an SDK asks in all when each attempt times out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.parameters import Passed, call_at, first_passed
from lintkit.program.values import Constant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.clients import Chain
    from lintkit.accounts.settings import ModuleSettings
    from lintkit.accounts.tracing import Tracer
    from lintkit.catalogue.schema import Parameter
    from lintkit.program.values import AbstractValue, Site


class Attempts:
    """Reads the retry options of the calls of one program."""

    def __init__(self, tracer: Tracer, settings: ModuleSettings) -> None:
        self._tracer = tracer
        self._settings = settings

    def of(self, chain: Chain) -> int | None:
        """The number of attempts at most, retries included; None where it cannot be told."""
        chosen: list[int] = []
        for passed, extra in self._options(chain):
            numbers = [_number(flow.value) for flow in passed.flows]
            known = [number + extra for number in numbers if number is not None]
            if len(known) < len(numbers):
                return None
            chosen += known
            if known and not passed.omissions:
                return max(chosen)
        inner_first = (maker.client.attempts for maker in reversed(chain.makers))
        defaults = (chain.match.call.attempts, *inner_first)
        default = next((attempts for attempts in defaults if attempts is not None), None)
        return None if default is None else max(*chosen, default, 0)

    def _options(self, chain: Chain) -> Iterator[tuple[Passed, int]]:
        """What the program passes, first what goes first, and what to add to get attempts."""
        for maker in chain.makers:
            for link in maker.links:
                yield from self._at(link.site, link.derived.retries, 1)
            if maker.site is not None:
                yield from self._at(maker.site, maker.client.retries, 1)
                yield from self._at(maker.site, maker.client.tries, 0)
            for parameter in maker.client.retries_settings:
                for site, place in self._settings.places(parameter):
                    yield Passed(site, parameter.name, self._tracer.flows(place)), 1

    def _at(
        self, site: Site, parameters: tuple[Parameter, ...], extra: int
    ) -> Iterator[tuple[Passed, int]]:
        found = first_passed(self._tracer, call_at(site), parameters)
        if found is not None:
            yield found, extra


def _number(value: AbstractValue) -> int | None:
    return value.value if isinstance(value, Constant) and isinstance(value.value, int) else None
