"""What one line of a manifest or lock file says about one distribution."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urlsplit

from msgspec import Struct
from packaging.requirements import InvalidRequirement, Requirement
from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.utils import (
    InvalidSdistFilename,
    InvalidWheelFilename,
    canonicalize_name,
    parse_sdist_filename,
    parse_wheel_filename,
)

from lintkit.model import SdkState

_NAME = re.compile(r"[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?")
_EGG = re.compile(r"(?:^|&)egg=([\w.-]+)")
_FIXED_REF = re.compile(r"@[^/@]*\d[^/@]*$")  # a commit or a tag, where branches have no digit


class Declaration(Struct, frozen=True):
    """A distribution that a file names.

    Attributes:
        name: normalised.
        specifier: the versions that it allows, in PEP 440's terms; "": any.
        state: "not_applicable" where the line cannot be understood.
        text: the line's own words.
        kind: a constraint holds only for what something else requires.
    """

    name: str
    specifier: str
    state: SdkState
    path: Path
    line: int
    text: str
    kind: Literal["requirement", "constraint", "lock"] = "requirement"


def declare(text: str, path: Path, line: int) -> Declaration | None:
    """What a requirement says (PEP 508, or a URL as pip takes it); None: it names nothing."""
    try:
        requirement = Requirement(text)
    except InvalidRequirement:
        return _declare_unusual(text, path, line)
    if requirement.url:
        return _of_url(requirement.name, requirement.url, text, path, line)
    return of_specifier(requirement.name, requirement.specifier, text, path, line)


def of_specifier(
    name: str, specifier: SpecifierSet, text: str, path: Path, line: int
) -> Declaration:
    """What a set of version clauses says about a distribution."""
    state = state_of(specifier)
    return Declaration(canonicalize_name(name), str(specifier), state, path, line, text)


def unclear(name: str, text: str, path: Path, line: int) -> Declaration:
    """A distribution that is named in terms that are not understood."""
    return Declaration(canonicalize_name(name), "", "not_applicable", path, line, text)


def unbounded(name: str, text: str, path: Path, line: int) -> Declaration:
    """A distribution of which any version will do."""
    return of_specifier(name, SpecifierSet(), text, path, line)


def locked(name: str, version: str, path: Path, line: int) -> Declaration | None:
    """An entry of a lock file."""
    try:
        specifier = SpecifierSet(f"=={version}")
    except InvalidSpecifier:
        return None
    text = f"{name} {version}"
    return Declaration(canonicalize_name(name), str(specifier), "locked", path, line, text, "lock")


def state_of(specifier: SpecifierSet) -> SdkState:
    """How tightly version clauses hold a distribution."""
    clauses = [(clause.operator, clause.version) for clause in specifier]
    if any(op == "===" or (op == "==" and not version.endswith("*")) for op, version in clauses):
        return "exact"
    operators = {operator for operator, _ in clauses}
    if operators & {"<", "<=", "~=", "=="}:
        return "bounded"
    return "lower_only" if operators & {">", ">="} else "unconstrained"


def _declare_unusual(text: str, path: Path, line: int) -> Declaration | None:
    if "://" in text:
        return _of_url("", text, text, path, line)
    name = _NAME.match(text)
    # A path, as in `./vendor/sdk`, names no distribution.
    if name is None or text[name.end() : name.end() + 1] in ("/", "\\"):
        return None
    return unclear(name[0], text, path, line)


def _of_url(name: str, url: str, text: str, path: Path, line: int) -> Declaration | None:
    """What a direct reference says: a built file has one version, a branch has any."""
    parts = urlsplit(url) if _is_url(url) else None
    if parts is None:
        return unclear(name, text, path, line) if name else None
    file = unquote(parts.path).rpartition("/")[2]
    try:
        if file.endswith(".whl"):
            found, version = parse_wheel_filename(file)[:2]
        else:
            found, version = parse_sdist_filename(file)
    except (InvalidWheelFilename, InvalidSdistFilename):
        egg = _EGG.search(parts.fragment)
        name = name or (egg[1] if egg else "")
        if not name:
            return None
        if _FIXED_REF.search(parts.path):
            return Declaration(canonicalize_name(name), "", "exact", path, line, text)
        return unbounded(name, text, path, line)
    return of_specifier(name or found, SpecifierSet(f"=={version}"), text, path, line)


def _is_url(text: str) -> bool:
    try:
        return bool(urlsplit(text).scheme)
    except ValueError:
        return False
