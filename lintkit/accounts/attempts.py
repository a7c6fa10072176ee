"""How often an SDK asks in all when each attempt times out."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from lintkit.accounts.by_provider import by_provider
from lintkit.accounts.parameters import Passed, call_at, first_passed
from lintkit.program.values import Constant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lintkit.accounts.clients import Chain
    from lintkit.accounts.parameters import Invocation
    from lintkit.accounts.settings import ModuleSettings
    from lintkit.accounts.tracing import Tracer
    from lintkit.catalogue.schema import Parameter
    from lintkit.program.values import AbstractValue


_Count: TypeAlias = "Callable[[int], int]"


class Attempts:
    """Reads the retry options of the calls of one program."""

    def __init__(self, tracer: Tracer, settings: ModuleSettings) -> None:
        self._tracer = tracer
        self._settings = settings

    def of(self, chain: Chain, call: Invocation) -> int | None:
        """The number of attempts at most, retries included; None where it cannot be told."""
        chosen: list[int] = []
        for passed, attempts in self._options(chain, call):
            numbers = [_number(flow.value) for flow in passed.flows]
            known = [attempts(number) for number in numbers if number is not None]
            if len(known) < len(numbers):
                return None
            chosen += known
            if known and not passed.omissions:
                return max(chosen)
        table = chain.makers[-1].client.attempts_by_provider
        by_name = by_provider(self._tracer, chain, call, table)
        inner_first = (maker.client.attempts for maker in reversed(chain.makers))
        defaults = (by_name, chain.match.call.attempts, *inner_first)
        default = next((attempts for attempts in defaults if attempts is not None), None)
        return None if default is None else max(*chosen, default, 0)

    def _options(self, chain: Chain, call: Invocation) -> Iterator[tuple[Passed, _Count]]:
        """What the program passes, first what goes first, and how that counts attempts."""
        here = self._at(call, chain.match.call.retries, _further)
        yield from ((found, count) for found, count in here if found.is_known)
        for maker in chain.makers:
            for link in maker.links:
                yield from self._at(call_at(link.site), link.derived.retries, _further)
            if (built := maker.built) is not None:
                yield from self._at(built, maker.client.retries, _further)
                yield from self._at(built, maker.client.tries, _in_all)
                yield from self._at(built, maker.client.layered_retries, _layered)
            for parameter in maker.client.retries_settings:
                for site, place in self._settings.places(parameter):
                    yield Passed(site, parameter.name, self._tracer.flows(place)), _further

    def _at(
        self, call: Invocation, parameters: tuple[Parameter, ...], attempts: _Count
    ) -> Iterator[tuple[Passed, _Count]]:
        found = first_passed(self._tracer, call, parameters)
        if found is not None:
            yield found, attempts


def _further(number: int) -> int:
    return number + 1


def _in_all(number: int) -> int:
    return number


def _layered(number: int) -> int:
    return max(number, 1) * (number + 1)


def _number(value: AbstractValue) -> int | None:
    return value.value if isinstance(value, Constant) and isinstance(value.value, int) else None
