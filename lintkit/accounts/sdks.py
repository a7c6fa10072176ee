"""Which version of an SDK a program uses, and what the catalogue knows of that version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.model import SdkPin

if TYPE_CHECKING:
    from lintkit.accounts.clients import Chain
    from lintkit.catalogue import Catalogue, CallMatch
    from lintkit.catalogue.schema import Client, Sdk


class Sdks:
    """The catalogue as the project's manifests narrow it down."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def match(self, symbol: str) -> CallMatch | None:
        """What is known of a call, in the version that the manifests allow."""
        return self._catalogue.match_call(symbol)

    def client(self, symbol: str) -> tuple[Sdk, Client] | None:
        """What is known of the client that a constructor makes."""
        return self._catalogue.client(symbol)

    def pin(self, chain: Chain, path: str) -> SdkPin:
        return SdkPin(state="not_applicable")
