"""From the dotted path of what is called to what is known of the call."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct
from packaging.specifiers import SpecifierSet
from packaging.version import InvalidVersion, Version

from lintkit.catalogue.schema import Call, Client, Derived, Errors, Response, Sdk

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lintkit.catalogue.schema import Covers, Unit

_ANY_PATH = ".*"
_ENTERING = frozenset({"__enter__", "__aenter__"})  # which gives the client itself
_MOST_BETWEEN = 4
"""Segments: a module, a class, a constructor and one step more; further on it is a result."""


class CallMatch(Struct, frozen=True, kw_only=True):
    """A call that the catalogue knows.

    Attributes:
        constructor: the part of the symbol that makes (or is) the client.
        path: the call's path from the client, without derived segments.
        derived: the segments between the two that lead to the same client, in order.
        response: how the result is read; None where nobody has verified it.
        errors: what is raised; None where nobody has verified it.
    """

    sdk: Sdk
    client: Client
    call: Call
    constructor: str
    path: str
    derived: tuple[tuple[str, Derived], ...] = ()
    response: Response | None = None
    errors: Errors | None = None

    @property
    def provider(self) -> str:
        """Whose model ids the call names; "any": the id says."""
        return self.client.provider or self.sdk.provider

    @property
    def distributions(self) -> tuple[str, ...]:
        """The names on PyPI of what is called."""
        return self.client.distributions or self.sdk.distributions

    @property
    def is_async(self) -> bool:
        """Whether the result is awaited."""
        return (
            self.call.async_
            or self.constructor in self.client.async_paths
            or any(step.async_ for _, step in self.derived)
        )

    @property
    def seconds(self) -> float | None:
        """The bound in force where nobody sets one; `inf`: none; None: not known."""
        return self.client.seconds if self.call.seconds is None else self.call.seconds

    @property
    def attempts(self) -> int | None:
        """How often the SDK asks in all when each attempt times out; None: not known."""
        return self.client.attempts if self.call.attempts is None else self.call.attempts

    @property
    def unit(self) -> Unit:
        """The unit of the call's own timeout parameters."""
        return self.call.unit or self.client.unit

    @property
    def covers(self) -> Covers:
        """What the bound covers: each read, or the whole wait."""
        return self.call.covers or self.client.covers

    @property
    def default_model(self) -> str | None:
        """The model where none is passed: "" where the service picks one, None: must be passed."""
        if self.call.default_model is not None:
            return self.call.default_model
        return self.client.default_model


class Calls:
    """An index of clients by the dotted path that makes them."""

    def __init__(self, sdks: Iterable[Sdk]) -> None:
        """Takes SDKs in the order of preference: of two that know a symbol, the first counts."""
        self._clients: dict[str, list[tuple[Sdk, Client]]] = {}
        self._responses: dict[str, Response] = {}
        self._errors: dict[str, Errors] = {}
        self._matches: dict[tuple[str, str | None], CallMatch | None] = {}
        for sdk in sdks:
            for client in sdk.clients:
                for path in (*client.paths, *client.async_paths):
                    self._clients.setdefault(path, []).append((sdk, client))
            for name, response in sdk.responses.items():
                self._responses.setdefault(f"{sdk.name}.{name}", response)
            for name, errors in sdk.errors.items():
                self._errors.setdefault(f"{sdk.name}.{name}", errors)

    def client(self, symbol: str, version: str | None) -> tuple[Sdk, Client] | None:
        """The client that a constructor makes."""
        return _for_version(self._clients.get(symbol) or self._made_below(symbol), version)

    def response(self, name: str) -> Response | None:
        """How a result is read, by its file and name."""
        return self._responses.get(name)

    def match(self, symbol: str, version: str | None) -> CallMatch | None:
        """The call that a symbol stands for; the longest constructor in it wins."""
        key = (symbol, version)
        if key not in self._matches:
            self._matches[key] = self._match(symbol, version)
        return self._matches[key]

    def _match(self, symbol: str, version: str | None) -> CallMatch | None:
        segments = symbol.split(".")
        for length in range(len(segments), 0, -1):
            prefix, rest = ".".join(segments[:length]), segments[length:]
            known = [
                (sdk, client)
                for sdk, client in self._clients.get(prefix, [])
                if _path(client, rest)[0] in client.calls
            ]
            if found := _for_version(known, version):
                return self._matched(*found, prefix, *_path(found[1], rest))
            if below := self._below(prefix, rest, version):
                return below
        return None

    def _made_below(self, symbol: str) -> list[tuple[Sdk, Client]]:
        """Clients of whose path no more is known than how it begins: `prefix.*`."""
        prefix = symbol.rpartition(".")[0]
        while prefix:
            if known := self._clients.get(prefix + _ANY_PATH):
                return [(sdk, client) for sdk, client in known if client.constructed]
            prefix = prefix.rpartition(".")[0]
        return []

    def _below(self, prefix: str, rest: list[str], version: str | None) -> CallMatch | None:
        """A client whose path is `prefix.*`: what lies between makes one, whatever it is called."""
        clients = self._clients.get(prefix + _ANY_PATH, [])
        for start in range(1, min(len(rest), _MOST_BETWEEN + 1)) if clients else ():
            known = [
                (sdk, client)
                for sdk, client in clients
                if _path(client, rest[start:])[0] in client.calls
            ]
            if found := _for_version(known, version):
                constructor = ".".join((prefix, *rest[:start]))
                return self._matched(*found, constructor, *_path(found[1], rest[start:]))
        return None

    def _matched(
        self,
        sdk: Sdk,
        client: Client,
        constructor: str,
        path: str,
        derived: tuple[tuple[str, Derived], ...],
    ) -> CallMatch:
        call = client.calls[path]
        response = next(
            (step.response for _, step in reversed(derived) if step.response), call.response
        )
        return CallMatch(
            sdk=sdk,
            client=client,
            call=call,
            constructor=constructor,
            path=path,
            derived=derived,
            response=self._responses.get(response),
            errors=self._errors.get(call.errors or client.errors),
        )


def _path(client: Client, segments: list[str]) -> tuple[str, tuple[tuple[str, Derived], ...]]:
    """A path from the client without its derived segments, and those; the last is the call's."""
    derived = client.derived
    way = [segment for segment in segments[:-1] if segment not in _ENTERING]
    return (
        ".".join([*(segment for segment in way if segment not in derived), *segments[-1:]]),
        tuple((segment, derived[segment]) for segment in way if segment in derived),
    )


def _for_version(known: list[tuple[Sdk, Client]], version: str | None) -> tuple[Sdk, Client] | None:
    """The entry for the version, else the first: versions choose facts, not whether it counts."""
    if version is not None and len(known) > 1 and (parsed := _version(version)):
        for sdk, client in known:
            if _specifier(client.versions).contains(parsed, prereleases=True):
                return sdk, client
    return known[0] if known else None


@cache
def _specifier(text: str) -> SpecifierSet:
    return SpecifierSet(text)


@cache
def _version(text: str) -> Version | None:
    try:
        return Version(text)
    except InvalidVersion:
        return None
