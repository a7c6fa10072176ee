"""Which rules there are, and which of them a run asks.

Rules come from plugins, lintkit's own package among them: every `Rule` subclass with a code that is
defined in a module of one.
"""

from __future__ import annotations

import sys
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any

from lintkit.errors import UsageError
from lintkit.plugins import modules, plugins
from lintkit.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from types import ModuleType

AnyRule = type[Rule[Any]]


@cache
def all_rules(folders: tuple[Path, ...] = ()) -> dict[str, AnyRule]:
    """Every rule by its code, in the order of the codes.

    Args:
        folders: absolute folders with plugins whose Python may be run; see `Config.plugins`.

    Raises:
        UsageError: two rules claim the same code, or a plugin cannot be loaded.
    """
    rules: dict[str, AnyRule] = {}
    for package in plugins(folders):
        for rule in rules_below(package):
            other = rules.setdefault(rule.code, rule)
            if other is not rule:
                raise UsageError(
                    f"{rule.code} is claimed by {origin(other)} and by {origin(rule)}: "
                    "leave one of the two out, or give one of the rules another code"
                )
    return dict(sorted(rules.items()))


def rules_below(package: ModuleType) -> Iterator[AnyRule]:
    """The rules that the modules of a plugin define.

    Raises:
        UsageError: a module cannot be imported, or a rule lacks something.
    """
    for module in modules(package):
        for value in vars(module).values():
            if (
                isinstance(value, type)
                and issubclass(value, Rule)
                and value.__module__ == module.__name__
                and hasattr(value, "code")
            ):
                _reject_incomplete(value)
                yield value


def _reject_incomplete(rule: AnyRule) -> None:
    for attribute in ("name", "severity", "since"):
        if not hasattr(rule, attribute):
            raise UsageError(f"{origin(rule)}: {rule.__name__} has no `{attribute}`.")


def origin(rule: AnyRule) -> str:
    """The file that defines a rule, or its module where there is none."""
    return getattr(sys.modules[rule.__module__], "__file__", None) or rule.__module__


def find_rule(code: str, folders: tuple[Path, ...] = ()) -> AnyRule:
    """The rule with that code or name, whatever the case.

    Args:
        code: the code or name.
        folders: as for `all_rules`.

    Raises:
        UsageError: There is none; the message suggests the nearest.
    """
    rules = all_rules(folders)
    by_name = {rule.name: rule for rule in rules.values()}
    found = rules.get(code.upper()) or by_name.get(code.lower())
    if found is None:
        near = get_close_matches(code.upper(), rules, n=1, cutoff=0.5)
        near = near or get_close_matches(code.lower(), by_name, n=1)
        hint = f"; did you mean {near[0]}?" if near else ""
        raise UsageError(f"there is no rule {code!r}{hint} (`lintkit rules` lists them)")
    return found


def select_rules(
    select: Sequence[str], ignore: Sequence[str], folders: tuple[Path, ...] = ()
) -> tuple[AnyRule, ...]:
    """The rules whose code the longest matching prefix selects; all of them for no prefix.

    Args:
        select: code prefixes to run; empty runs every rule.
        ignore: code prefixes to leave out. Of two prefixes that match, the longer decides.
        folders: as for `all_rules`.

    Raises:
        UsageError: A prefix matches no rule.
    """
    rules = all_rules(folders)
    for prefix in (*select, *ignore):
        if not any(code.startswith(prefix) for code in rules) and not prefix.startswith("LK9"):
            raise UsageError(f"no rule has a code that starts with {prefix!r}: see `lintkit rules`")
    return tuple(rule for code, rule in rules.items() if is_selected(code, select, ignore))


def is_selected(code: str, select: Sequence[str], ignore: Sequence[str]) -> bool:
    """Whether a code is asked for: the longest prefix wins, and `ignore` wins a tie."""
    selected = max((len(p) for p in select if code.startswith(p)), default=0 if not select else -1)
    ignored = max((len(p) for p in ignore if code.startswith(p)), default=-1)
    return selected > ignored
