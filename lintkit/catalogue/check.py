"""What the shape of a file cannot show: names that lead nowhere, patterns that mean nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from packaging.specifiers import InvalidSpecifier, SpecifierSet

from lintkit.catalogue.models import ANY_PROVIDER
from lintkit.catalogue.problems import suggestion
from lintkit.errors import CatalogueError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lintkit.catalogue.load import Contents
    from lintkit.catalogue.schema import Client


def check(contents: Sequence[Contents]) -> None:
    """Checks files that each have the right shape, one by one and against each other.

    Raises:
        CatalogueError: a response, a group of errors or a provider that is named stands nowhere;
            a pattern, a path or a version specifier is none.
    """
    sdks = [one.sdk for one in contents if one.sdk]
    responses = {f"{sdk.name}.{name}" for sdk in sdks for name in sdk.responses}
    errors = {f"{sdk.name}.{name}" for sdk in sdks for name in sdk.errors}
    providers = {ANY_PROVIDER, *(name for one in contents for name in one.models)}
    made = {path for sdk in sdks for client in sdk.clients for path in client.paths}
    for one in contents:
        for place, provider in _providers(one):
            if provider not in providers:
                raise CatalogueError(
                    f'{one.file}: {place}: provider = "{provider}" has no [models.{provider}] in '
                    f"the catalogue{suggestion(provider, providers)}"
                )
        for client in one.sdk.clients if one.sdk else ():
            _check_paths(one.file, client)
            _check_versions(one.file, client)
        for place, key, name in _names(one):
            known = {"errors": errors, "delegate_default": made}.get(key, responses)
            if name and name not in known:
                raise CatalogueError(
                    f'{one.file}: {place}: {key} = "{name}" is not in the catalogue'
                    f"{suggestion(name, known)}"
                )
        _check_patterns(one)


def _place(client: Client) -> str:
    return (client.paths or client.async_paths)[0]


def _providers(one: Contents) -> Iterator[tuple[str, str]]:
    if one.sdk:
        yield "sdk", one.sdk.provider
        for client in one.sdk.clients:
            yield _place(client), client.provider or one.sdk.provider
    for name, host in one.hosts.items():
        yield f"hosts.{name}", host.provider
    for suffix, path in one.url_paths.items():
        yield f"url_paths.{suffix}", path.provider


def _names(one: Contents) -> Iterator[tuple[str, str, str]]:
    """The names of parts of the catalogue: where each stands, under which key, and the name."""
    for client in one.sdk.clients if one.sdk else ():
        place = _place(client)
        yield place, "errors", client.errors
        yield place, "delegate_default", client.delegate_default
        for call in client.calls.values():
            yield place, "response", call.response
            yield place, "errors", call.errors
        for step in client.derived.values():
            yield place, "response", step.response
    for suffix, path in one.url_paths.items():
        yield f"url_paths.{suffix}", "response", path.response


def _check_paths(file: str, client: Client) -> None:
    for path in (*client.paths, *client.async_paths, *client.derived, *client.calls):
        if not path or any(mark in path for mark in "{} "):
            raise CatalogueError(
                f'{file}: {_place(client)}: "{path}" is no dotted path; alternatives stand in one '
                'pair of braces each: "acme.{Client,AsyncClient}"'
            )


def _check_versions(file: str, client: Client) -> None:
    _check_specifier(file, _place(client), client.versions)
    for path, call in client.calls.items():
        _check_specifier(file, f"{_place(client)}.{path}", call.versions)


def _check_specifier(file: str, place: str, versions: str) -> None:
    if not versions:
        return
    try:
        SpecifierSet(versions)
    except InvalidSpecifier as error:
        raise CatalogueError(
            f'{file}: {place}: versions = "{versions}" is no version specifier; '
            'write it as in a requirement: ">=1,<2"'
        ) from error


def _check_patterns(one: Contents) -> None:
    for name, host in one.hosts.items():
        if host.model and _groups(one.file, f"hosts.{name}.model", host.model) == 0:
            raise CatalogueError(
                f"{one.file}: hosts.{name}.model: '{host.model}' needs a group in parentheses "
                "around the model's id"
            )
    for provider, ids in one.models.items():
        for key, patterns in (
            ("families", ids.families),
            ("strip", ids.strip),
            ("pinned", ids.pinned),
            ("floating", ids.floating),
        ):
            for pattern in patterns:
                _groups(one.file, f"models.{provider}.{key}", pattern)


def _groups(file: str, place: str, pattern: str) -> int:
    try:
        return re.compile(pattern).groups
    except re.error as error:
        raise CatalogueError(
            f"{file}: {place}: '{pattern}' is no regular expression: {error}"
        ) from error
