"""From a URL, or the part of one that the code shows, to the model API behind it."""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.model import PointKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lintkit.catalogue.beside import Host, UrlPath

_URL = re.compile(
    r"(?:[a-z][a-z0-9+.\-]*://)?(?:[^/@?#]*@)?(?P<host>[^/?#]*)(?P<path>[^?#]*)(?P<query>[^#]*)",
    re.IGNORECASE,
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
        by_get: a GET asks a model.
        host: its name; empty where only the path shows it.
        response: name of the response that it gives; empty where that is not known.
    """

    provider: str
    kind: PointKind
    model: str | None = None
    managed: bool = False
    local: bool = False
    by_path: bool = False
    by_get: bool = False
    host: str = ""
    response: str = ""


class Hosts:
    """An index of hosts and URL paths."""

    def __init__(self, hosts: Mapping[str, Host], url_paths: Mapping[str, UrlPath]) -> None:
        self._hosts = {name.lower(): host for name, host in hosts.items()}
        self._url_paths = sorted(
            url_paths.items(), key=lambda item: (item[0].endswith("/"), -len(item[0]), item[0])
        )

    def endpoint(self, url: str) -> Endpoint | None:
        """The model API at a URL.

        Args:
            url: as far as it is known; any text may stand for what is not ("{}/v1/messages").
        """
        parts = _URL.match(url.strip())
        if parts is None:
            return None
        path = parts["path"].rstrip("/")
        suffix = next((known for known in self._url_paths if _leads_to(path, known[0])), None)
        hint = suffix[1] if suffix else None
        if host := self._host(parts["host"].lower()):
            found = _pattern(host.model).search(path + parts["query"]) if host.model else None
            return Endpoint(
                provider=host.provider,
                kind=hint.kind if hint else host.kind,
                model=found[1] if found else None,
                managed=host.managed,
                local=host.local,
                by_get=host.by_get,
                host=parts["host"].lower().partition(":")[0],
                response=hint.response if hint else "",
            )
        if hint and hint.distinctive:
            found = _pattern(hint.model).search(path) if hint.model else None
            return Endpoint(
                provider=hint.provider,
                kind=hint.kind,
                model=found[1] if found else None,
                managed=hint.managed,
                by_path=True,
                response=hint.response,
            )
        return None

    @property
    def markers(self) -> frozenset[str]:
        """Texts of which a file holds at least one if it spells out a known URL."""
        parts = [max(name.split("*"), key=len) for name in self._hosts]
        told = [suffix for suffix, hint in self._url_paths if hint.distinctive]
        suffixes = [max(suffix.split("*"), key=len) for suffix in told]
        return frozenset(parts + suffixes)

    def _host(self, name: str) -> Host | None:
        without_port = name.partition(":")[0]
        for candidate in (name, without_port):
            if candidate in self._hosts:
                return self._hosts[candidate]
        return next(
            (host for pattern, host in self._wildcards if pattern.fullmatch(without_port)), None
        )

    @cached_property
    def _wildcards(self) -> tuple[tuple[re.Pattern[str], Host], ...]:
        return tuple(
            (re.compile(".+".join(re.escape(part) for part in name.split("*"))), host)
            for name, host in self._hosts.items()
            if "*" in name
        )


def _leads_to(path: str, known: str) -> bool:
    """Whether a path ends so or, where what is known ends with a "/", leads below that."""
    if "*" in known:
        ending = "[^/]+".join(map(re.escape, known.split("*")))
        return _pattern(f"{ending}$").search(path) is not None
    return known in path if known.endswith("/") else path.endswith(known)


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text)
