"""Exceptions that a call cannot raise, for they are those of another SDK."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.proof.said import symbols

if TYPE_CHECKING:
    from lintkit.catalogue import Catalogue
    from lintkit.program.program import Program
    from lintkit.program.values import Site


class Foreign:
    """Tells the SDKs apart whose exceptions are known.

    Args:
        program: the linked program.
        catalogue: what is known of what SDKs raise.
    """

    def __init__(self, program: Program, catalogue: Catalogue) -> None:
        self._program = program
        self._raised = {
            _top(name): frozenset(
                _top(symbol)
                for errors in sdk.errors.values()
                for symbol in (*errors.timeout, *errors.rate_limit, *errors.connection)
            )
            | {_top(name)}
            for sdk in catalogue.sdks
            if sdk.errors and not sdk.any_host
            for name in sdk.imports
        }

    def at(self, site: Site) -> frozenset[str]:
        """The packages of which a call surely raises nothing."""
        called = {_top(symbol) for symbol in symbols(self._program, site)}
        if not called or not called <= self._raised.keys():
            return frozenset()
        return frozenset(self._raised).difference(*(self._raised[one] for one in called))


def _top(symbol: str) -> str:
    return symbol.partition(".")[0]
