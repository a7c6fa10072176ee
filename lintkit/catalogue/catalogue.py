"""What is known of SDKs, models, hosts and test doubles, indexed for lookup."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from packaging.specifiers import InvalidSpecifier, SpecifierSet

from lintkit.catalogue.doubles import Doubles
from lintkit.catalogue.edge_cases import EdgeCases
from lintkit.catalogue.hosts import Endpoint, Hosts
from lintkit.catalogue.load import read_contents
from lintkit.catalogue.match import CallMatch, Calls
from lintkit.catalogue.models import Grammar, ModelIndex, ModelVerdict
from lintkit.catalogue.wires import Wires

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from lintkit.catalogue.beside import ModelIds
    from lintkit.catalogue.load import Contents
    from lintkit.catalogue.schema import Client, Response, Sdk


class Catalogue:
    """All catalogue files together; what a later file says goes before what an earlier one says.

    Attributes:
        sdks: in the order of preference.
        doubles: the test doubles, by dotted path and by fixture.
        edge_cases: how code shows that it deals with an edge case.
        wires: what services answer over HTTP.
    """

    def __init__(self, contents: Sequence[Contents]) -> None:
        latest = contents[::-1]
        self.sdks: tuple[Sdk, ...] = tuple(one.sdk for one in latest if one.sdk)
        self.doubles = Doubles(double for one in latest for double in one.doubles)
        self.edge_cases = EdgeCases(found for one in latest for found in one.edge_cases)
        self.wires = Wires(wire for one in latest for wire in one.wires.values())
        self._calls = Calls(self.sdks)
        self._hosts = Hosts(
            {name: host for one in contents for name, host in one.hosts.items()},
            {suffix: path for one in contents for suffix, path in one.url_paths.items()},
        )
        layers: dict[str, list[ModelIds]] = defaultdict(list)
        for one in latest:
            for provider, ids in one.models.items():
                layers[provider].append(ids)
        self._models = ModelIndex({name: Grammar(name, found) for name, found in layers.items()})

    def match_call(self, symbol: str, version: str | None = None) -> CallMatch | None:
        """What is known of a call.

        Args:
            symbol: dotted path of what is called, results of calls on the way included
                ("openai.OpenAI.with_options.chat.completions.create").
            version: version of the distribution; None: the newest that the catalogue knows.
        """
        return self._calls.match(symbol, version)

    def client(self, symbol: str, version: str | None = None) -> tuple[Sdk, Client] | None:
        """What is known of the client that a constructor or factory makes."""
        return self._calls.client(symbol, version)

    def newest_verified(self, distribution: str, specifier: str) -> str | None:
        """The newest version that a requirement admits, of those whose facts were verified."""
        try:
            admitted = SpecifierSet(specifier)
        except InvalidSpecifier:
            return None
        versions = (
            version
            for sdk in self.sdks
            for name, _, version in (verified.partition(" ") for verified in sdk.verified)
            if name == distribution
        )
        return next((one for one in versions if admitted.contains(one, prereleases=True)), None)

    def endpoint(self, url: str) -> Endpoint | None:
        """The model API at a URL, which may be known in part only."""
        return self._hosts.endpoint(url)

    def response(self, endpoint: Endpoint) -> Response | None:
        """How what a model API gives is read."""
        return self._calls.response(endpoint.response)

    def model_state(
        self, provider: str, model_id: str, today: date, horizon_days: int
    ) -> ModelVerdict:
        """The state of a provider's model id on a day.

        Args:
            provider: as SDKs and hosts name it; "any": the id itself says ("openai/gpt-4o").
            model_id: as the code writes it.
            today: the day on which to judge.
            horizon_days: how many days ahead a retirement makes an id "retiring".

        Raises:
            CatalogueError: the catalogue does not know the provider.
        """
        return self._models.verdict(provider, model_id, today, horizon_days)

    def has_models_of_its_own(self, provider: str) -> bool:
        """Whether ids are known by which a provider's models are told from those of others.

        Who hosts other people's models may serve any of them.
        """
        return self._models.has_families(provider)

    def has_shared_api(self, provider: str) -> bool:
        """Whether other vendors' servers speak a provider's API."""
        return self._models.has_shared_api(provider)

    def weights(self, provider: str) -> str:
        """Whether the weights of a provider's models are "open" or "closed"; else empty."""
        return self._models.weights(provider)

    @property
    def models_as_of(self) -> date | None:
        """Day of the newest snapshot of model ids; None where there is none."""
        return self._models.as_of

    @cached_property
    def packages(self) -> frozenset[str]:
        """Names that imports of known packages start with."""
        return frozenset(name.partition(".")[0] for sdk in self.sdks for name in sdk.imports)

    @cached_property
    def import_roots(self) -> frozenset[str]:
        """The modules that only who uses models imports."""
        telling = (sdk for sdk in self.sdks if not sdk.any_host and not sdk.markers)
        return frozenset(root for sdk in telling for root in sdk.imports)

    @cached_property
    def markers(self) -> frozenset[str]:
        """Texts of which a file holds one if it imports what many import, and uses it for models.

        Those of the URLs of model APIs are among them.
        """
        return self._hosts.markers.union(*(sdk.markers for sdk in self.sdks))


def load_catalogue(paths: Sequence[Path]) -> Catalogue:
    """Reads a catalogue.

    Args:
        paths: files, or folders of `*.toml` files; later ones add to and override earlier ones.

    Raises:
        CatalogueError: a path or a file cannot be read, or breaks the catalogue's shape.
    """
    return Catalogue(read_contents(paths))
