"""Which rules there are, and which of them a run asks.

Rules come from the packages named by the entry-point group `lintkit.rules`, lintkit's own among
them: every `Rule` subclass with a code that is defined in a module below such a package.
"""

from __future__ import annotations

import importlib
import pkgutil
from difflib import get_close_matches
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lintkit.errors import UsageError
from lintkit.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import ModuleType

AnyRule = type[Rule[Any]]

GROUP = "lintkit.rules"


def rule_packages() -> tuple[ModuleType, ...]:
    """The installed packages that bring rules or catalogue files, by name."""
    found = sorted(entry_points(group=GROUP), key=lambda point: (point.value, point.name))
    return tuple(importlib.import_module(point.value) for point in found)


def catalogue_folders() -> tuple[Path, ...]:
    """The `catalogue` folders that the rule packages bring along."""
    folders = (Path(root) / "catalogue" for package in rule_packages() for root in package.__path__)
    return tuple(folder for folder in folders if folder.is_dir())


@cache
def all_rules() -> dict[str, AnyRule]:
    """Every installed rule by its code, in the order of the codes.

    Raises:
        UsageError: Two rules claim the same code.
    """
    rules: dict[str, AnyRule] = {}
    for package in rule_packages():
        for rule in _rules_below(package):
            other = rules.setdefault(rule.code, rule)
            if other is not rule:
                raise UsageError(
                    f"{rule.code} is claimed by {other.__module__} and by {rule.__module__}: "
                    "uninstall one of the two packages, or give one of the rules another code"
                )
    return dict(sorted(rules.items()))


def _rules_below(package: ModuleType) -> Iterator[AnyRule]:
    for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        module = importlib.import_module(info.name)
        for value in vars(module).values():
            if (
                isinstance(value, type)
                and issubclass(value, Rule)
                and value.__module__ == module.__name__
                and hasattr(value, "code")
            ):
                yield value


def find_rule(code: str) -> AnyRule:
    """The rule with that code or name, whatever the case.

    Raises:
        UsageError: There is none; the message suggests the nearest.
    """
    rules = all_rules()
    by_name = {rule.name: rule for rule in rules.values()}
    found = rules.get(code.upper()) or by_name.get(code.lower())
    if found is None:
        near = get_close_matches(code.upper(), rules, n=1, cutoff=0.5)
        near = near or get_close_matches(code.lower(), by_name, n=1)
        hint = f"; did you mean {near[0]}?" if near else ""
        raise UsageError(f"there is no rule {code!r}{hint} (`lintkit rules` lists them)")
    return found


def select_rules(select: Sequence[str], ignore: Sequence[str]) -> tuple[AnyRule, ...]:
    """The rules whose code the longest matching prefix selects; all of them for no prefix.

    Args:
        select: code prefixes to run; empty runs every rule.
        ignore: code prefixes to leave out. Of two prefixes that match, the longer decides.

    Raises:
        UsageError: A prefix matches no rule.
    """
    rules = all_rules()
    for prefix in (*select, *ignore):
        if not any(code.startswith(prefix) for code in rules) and not prefix.startswith("LK9"):
            raise UsageError(f"no rule has a code that starts with {prefix!r}: see `lintkit rules`")
    return tuple(rule for code, rule in rules.items() if is_selected(code, select, ignore))


def is_selected(code: str, select: Sequence[str], ignore: Sequence[str]) -> bool:
    """Whether a code is asked for: the longest prefix wins, and `ignore` wins a tie."""
    selected = max((len(p) for p in select if code.startswith(p)), default=0 if not select else -1)
    ignored = max((len(p) for p in ignore if code.startswith(p)), default=-1)
    return selected > ignored
