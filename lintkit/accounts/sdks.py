"""Which version of an SDK a program uses, and what the catalogue knows of that version."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from packaging.specifiers import SpecifierSet
from packaging.version import Version

from lintkit.model import SdkPin

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lintkit.catalogue import CallMatch, Catalogue
    from lintkit.catalogue.schema import Client, Sdk

SdkPins: TypeAlias = Callable[[str, str], SdkPin]
"""The pin of a distribution in the manifests that hold for a file, given by relative path."""

_EXACT = ("===", "==")


class Sdks:
    """The catalogue as the project's manifests narrow it down."""

    def __init__(self, catalogue: Catalogue, pins: SdkPins) -> None:
        self._catalogue = catalogue
        self._pins = pins
        self._versions: dict[tuple[tuple[str, ...], str], str | None] = {}

    def match(self, symbol: str, path: str) -> CallMatch | None:
        """What is known of a call in a file, in the version that the manifests allow.

        One in another folder that allows no version with the call is of another program.
        """
        match = self._catalogue.match_call(symbol)
        if match is None:
            return None
        held = self._catalogue.match_call(symbol, self._version(match.distributions, path))
        if held and self._lacks(held, path) and self.pin(match.distributions, path).beside:
            return match
        return held

    def client(self, symbol: str, path: str) -> tuple[Sdk, Client] | None:
        """What is known of the client that a constructor makes in a file."""
        found = self._catalogue.client(symbol)
        if found is None:
            return None
        sdk, client = found
        version = self._version(client.distributions or sdk.distributions, path)
        return self._catalogue.client(symbol, version)

    def owner(self, symbol: str, path: str) -> tuple[Sdk, Client, str] | None:
        """The client to which a symbol belongs, and the part of it that makes that."""
        while symbol:
            if found := self.client(symbol, path):
                return (*found, symbol)
            symbol = symbol.rpartition(".")[0]
        return None

    def missing(self, match: CallMatch, path: str) -> str:
        """The version in force for a file where it lacks the call, as old calls; else empty."""
        lacking = self._lacks(match, path)
        return "" if lacking and self.pin(match.distributions, path).beside else lacking

    def _lacks(self, match: CallMatch, path: str) -> str:
        version = self._version(match.distributions, path)
        known = match.client.versions
        return version if version and known and version not in SpecifierSet(known) else ""

    def pin(self, distributions: Iterable[str], path: str) -> SdkPin:
        """The pin of what goes by several names on PyPI: the first one that a manifest names."""
        found = [self._pins(name, path) for name in distributions]
        declared = (pin for pin in found if pin.state not in ("undeclared", "not_applicable"))
        return next(declared, found[0] if found else SdkPin(state="not_applicable"))

    def _version(self, distributions: tuple[str, ...], path: str) -> str | None:
        """The version whose facts hold; None: the newest that the catalogue knows."""
        key = (distributions, path)
        if key not in self._versions:
            self._versions[key] = self._narrowed(self.pin(distributions, path))
        return self._versions[key]

    def _narrowed(self, pin: SdkPin) -> str | None:
        if pin.distribution is None or not pin.specifier:
            return None
        exact = next((mark for mark in _EXACT if pin.specifier.startswith(mark)), None)
        if exact is not None and "," not in pin.specifier:
            return pin.specifier.removeprefix(exact).removesuffix(".*").strip()
        return self._catalogue.newest_verified(pin.distribution, pin.specifier) or _named(
            pin.specifier
        )


def _named(specifier: str) -> str | None:
    """The newest version that a specifier names and admits: `0.85` of `>=0.85,<0.86`.

    None where it admits any later version.
    """
    admitted = SpecifierSet(specifier)
    if all(one.operator in {">", ">=", "!="} for one in admitted):
        return None
    named = [one.version for one in admitted if not one.version.endswith(".*")]
    return max(admitted.filter(named), key=Version, default=None)
