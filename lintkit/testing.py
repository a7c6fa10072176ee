"""What a rule owes its readers, and whether its examples hold: for tests of rules.

`lintkit test-rules` is this at the command line; lintkit's own rules are tested with it.
"""

from __future__ import annotations

import inspect
import re
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from lintkit.config import load_config
from lintkit.engine.gather import Request
from lintkit.engine.judge import findings_of
from lintkit.engine.run import inventory
from lintkit.errors import UsageError
from lintkit.model import IntegrationPoint, Inventory, ModuleAccount
from lintkit.plugins import plugin_at
from lintkit.registry import all_rules, rules_below
from lintkit.rule import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from lintkit.rule import Example, Finding, Rule

__all__ = ["HEADINGS", "TODAY", "findings_in", "problems", "rules_in"]

HEADINGS = (
    "What it does",
    "Why it matters",
    "Example",
    "Use instead",
    "When to ignore",
    "References",
)
"""The headings of a rule's docstring, in order."""

TODAY = date(2026, 9, 1)
"""The day on which examples are judged: a fixed one, or what they show would change with time."""

_CODE = re.compile(r"[A-Z]{2,}\d{3}")
_NAME = re.compile(r"[a-z]+(-[a-z]+)+")
_VERSION = re.compile(r"\d+\.\d+\.\d+")
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)


def rules_in(folder: Path) -> list[type[Rule[Any]]]:
    """The rules that a plugin folder defines, by code. Their modules are imported.

    Raises:
        UsageError: one cannot be imported, or claims the code of another.
    """
    folder = folder.absolute()
    all_rules((folder,))  # which compares the codes
    return sorted(rules_below(plugin_at(folder)), key=lambda rule: rule.code)


def problems(rule: type[Rule[Any]]) -> Iterator[str]:
    """What is wrong with a rule, in sentences; nothing where all is well.

    Its code, name, version and subject have their form; its docstring has the headings, each with a
    text; it has valid and invalid examples with titles, whose Python compiles; and it speaks of the
    invalid ones only.
    """
    formal = [*_in_form(rule), *_in_documentation(rule), *_in_examples(rule)]
    yield from formal
    if formal:
        return
    for kind, examples, speaks in (("invalid", rule.invalid, True), ("valid", rule.valid, False)):
        for example in examples:
            found = findings_in(rule, example)
            if speaks and not found:
                yield f"says nothing of the {kind} example “{example.title}”"
            elif found and not speaks:
                yield f"speaks of the {kind} example “{example.title}”: {found[0].message}"


def findings_in(rule: type[Rule[Any]], example: Example) -> list[Finding]:
    """What a rule says of an example, which is written to disk, linked and accounted for.

    Raises:
        LintkitError: the rule, or the configuration in the example, cannot be used.
    """
    with tempfile.TemporaryDirectory(prefix="lintkit-") as name:
        root = Path(name).resolve()
        (root / ".git").mkdir()  # the project ends here, whatever lies above
        for path, text in example.files.items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        config = load_config([root])
        request = Request(config, (root,), TODAY, cached=False, jobs=1)
        listed = inventory(request)
    settings = Settings(
        retirement_horizon_days=config.retirement_horizon_days,
        wait_budget_seconds=config.wait_budget_seconds,
        today=TODAY.isoformat(),
    )
    return list(findings_of(rule, listed.inventory, settings))


def _in_form(rule: type[Rule[Any]]) -> Iterator[str]:
    for attribute, form, example in (
        ("code", _CODE, "ACME101"),
        ("name", _NAME, "house-gateway"),
        ("since", _VERSION, "1.0.0"),
    ):
        value = getattr(rule, attribute, None)
        if not isinstance(value, str) or not form.fullmatch(value):
            yield f"`{attribute}` is {value!r}; write it as in {example!r}"
    if getattr(rule, "severity", None) not in ("error", "warning", "note"):
        yield "`severity` must be one of 'error', 'warning' and 'note'"
    if _subject(rule) not in (IntegrationPoint, Inventory, ModuleAccount):
        yield "derive it from `Rule[IntegrationPoint]`, `Rule[Inventory]` or `Rule[ModuleAccount]`"


def _subject(rule: type[Rule[Any]]) -> type | None:
    try:
        return rule.subject()
    except UsageError:
        return None


def _in_documentation(rule: type[Rule[Any]]) -> Iterator[str]:
    text = inspect.cleandoc(rule.__doc__ or "")
    summary, *sections = re.split(_HEADING, text)
    headings, texts = tuple(sections[::2]), sections[1::2]
    if not summary.strip():
        yield "the docstring must begin with one sentence that says what it finds"
    if headings != HEADINGS:
        yield f"the headings of the docstring must be {', '.join(HEADINGS)}, in this order"
    for heading, section in zip(headings, texts, strict=True):
        if not section.strip():
            yield f"nothing stands below the heading “{heading}”"


def _in_examples(rule: type[Rule[Any]]) -> Iterator[str]:
    for attribute in ("invalid", "valid"):
        examples = getattr(rule, attribute, ())
        if not examples:
            yield f"`{attribute}` holds no example"
        for number, example in enumerate(examples, start=1):
            if not example.title:
                yield f"{attribute} example {number} has no title"
            for path, source in example.files.items():
                if path.endswith(".py") and (error := _syntax_error(source, path)):
                    yield f"{attribute} example {number} does not parse: {error}"


def _syntax_error(source: str, path: str) -> str:
    """What keeps a text from being Python; empty where nothing does."""
    try:
        compile(source, path, "exec")
    except SyntaxError as error:
        return f"{path}:{error.lineno}: {error.msg}"
    return ""
