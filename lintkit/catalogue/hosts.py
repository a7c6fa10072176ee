"""From a URL, or the part of one that the code shows, to the model API behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.catalogue.models import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lintkit.catalogue.schema import Host, UrlPath
    from lintkit.model import PointKind

_URL = re.compile(
    r"(?:[a-z][a-z0-9+.\-]*://)?(?:[^/@?#]*@)?(?P<host>[^/?#]*)(?P<path>[^?#]*)", re.IGNORECASE
)


class Endpoint(Struct, frozen=True, kw_only=True):
    """A model API behind a URL.

    Attributes:
        provider: whose model ids its requests name; "any": the id says.
        kind: what its path is for; "http" where that is not known.
        model: the model's id, where the URL holds it.
        managed: the model is chosen by the deployment behind the URL.
        local: it runs on the user's own machine.
        by_path: only the path shows it; the host is not known.
    """

    provider: str
    kind: PointKind
    model: str | None = None
    managed: bool = False
    local: bool = False
    by_path: bool = False


class Hosts:
    """An index of hosts and URL paths."""

    def __init__(
        self, hosts: Iterable[tuple[str, Host]], url_paths: Iterable[UrlPath]
    ) -> None:
        """Takes hosts, each with its file, in the order of preference."""
        self._exact: dict[str, tuple[str, Host]] = {}
        self._patterns: list[tuple[re.Pattern[str], str, Host]] = []
        for file, host in hosts:
            if "*" in host.host:
                labels = ".*".join(re.escape(part) for part in host.host.lower().split("*"))
                self._patterns.append((re.compile(labels), file, host))
            else:
                self._exact.setdefault(host.host.lower(), (file, host))
        self._url_paths = sorted(url_paths, key=lambda one: -len(one.suffix))

    def endpoint(self, url: str) -> Endpoint | None:
        """The model API at a URL.

        Args:
            url: as far as it is known; any text may stand for what is not ("{}/v1/messages").
        """
        parts = _URL.match(url.strip())
        if parts is None:
            return None
        path = parts["path"].rstrip("/")
        hint = next((one for one in self._url_paths if path.endswith(one.suffix)), None)
        if found := self._host(parts["host"].lower()):
            file, host = found
            at = compiled(host.model, file, f"host {host.host}").search(path) if host.model else None
            return Endpoint(
                provider=host.provider,
                kind=hint.kind if hint else host.kind,
                model=at[1] if at else None,
                managed=host.managed,
                local=host.local,
            )
        if hint and hint.distinctive:
            return Endpoint(provider=hint.provider, kind=hint.kind, by_path=True)
        return None

    @property
    def markers(self) -> frozenset[bytes]:
        """Texts of which a file holds at least one if it spells out a known URL."""
        names = [*self._exact, *(host.host for _, _, host in self._patterns)]
        parts = [max(name.split("*"), key=len) for name in names]
        suffixes = [one.suffix for one in self._url_paths if one.distinctive]
        return frozenset(text.encode() for text in parts + suffixes)

    def _host(self, name: str) -> tuple[str, Host] | None:
        without_port = name.partition(":")[0]
        for candidate in (name, without_port):
            if candidate in self._exact:
                return self._exact[candidate]
        return next(
            ((file, host) for one, file, host in self._patterns if one.fullmatch(without_port)),
            None,
        )


