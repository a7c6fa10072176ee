"""What a rule is: one judgement about one kind of subject, with its own documentation.

The names in `__all__` are what a rule is written with; they stay as they are within a major
version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar, get_args, get_origin

from msgspec import Struct

from lintkit.errors import UsageError
from lintkit.model import (
    Confidence,
    Evidence,
    Finding,
    Fix,
    IntegrationPoint,
    Inventory,
    ModuleAccount,
    ReplaceComment,
    ReplaceString,
    SetArgument,
    Severity,
    Span,
    Step,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "Confidence",
    "Evidence",
    "Example",
    "Finding",
    "Fix",
    "IntegrationPoint",
    "Inventory",
    "ModuleAccount",
    "ReplaceComment",
    "ReplaceString",
    "Rule",
    "SetArgument",
    "Settings",
    "Severity",
    "Span",
    "Step",
]

Subject = TypeVar("Subject")

_DERIVED = "`Rule[IntegrationPoint]`, `Rule[Inventory]` or `Rule[ModuleAccount]`"


class Example(Struct, frozen=True):
    """A small program about which a rule has something to say, or nothing.

    Attributes:
        files: source text by path; tests and manifests included where the rule looks at them.
        title: what it shows.
    """

    files: dict[str, str]
    title: str = ""


class Settings(Struct, frozen=True, kw_only=True):
    """The figures that a user can set and a rule may need.

    Attributes:
        retirement_horizon_days: how many days ahead a retirement is worth a finding.
        wait_budget_seconds: how long an entry point may wait for models; None: as long as it likes.
        fix_timeout_seconds: the timeout that fixes pass; None: they pass none.
        today: ISO date against which retirements are judged.
    """

    retirement_horizon_days: int
    wait_budget_seconds: float | None = None
    fix_timeout_seconds: float | None = None
    today: str


class Rule(Generic[Subject]):
    """Base of all rules: one class a file, one judgement a class.

    The docstring is the rule's documentation, with the headings `What it does`,
    `Why it matters`, `Example`, `Use instead`, `When to ignore` and `References`. Tests,
    `lintkit explain`, the documentation page and SARIF metadata are made from what stands here.

    Attributes:
        severity_in_notebooks: how grave it is in a cell of a notebook, where somebody sees what
            fails and runs it again; None: as grave as elsewhere.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity]
    severity_in_notebooks: ClassVar[Severity | None] = None
    since: ClassVar[str]
    invalid: ClassVar[tuple[Example, ...]]
    valid: ClassVar[tuple[Example, ...]]
    __orig_bases__: ClassVar[tuple[type, ...]]

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    @classmethod
    def subject(cls) -> type:
        """The type that the rule judges: the argument given to `Rule` in its definition.

        Raises:
            UsageError: none is given.
        """
        bases = [b for b in getattr(cls, "__orig_bases__", ()) if get_origin(b) is Rule]
        if not bases:
            raise UsageError(f"{cls.__module__}.{cls.__name__}: derive it from {_DERIVED}.")
        kind: type = get_args(bases[0])[0]
        return kind

    def check(self, subject: Subject) -> Iterator[Finding]:
        """Yields what the rule has to say about the subject."""
        raise NotImplementedError

    def finding(
        self,
        message: str,
        *,
        span: Span,
        symbol: str,
        evidence: Evidence = (),
        remedy: str = "",
        confidence: Confidence = "high",
        fix: Fix | None = None,
    ) -> Finding:
        """A finding of this rule."""
        in_notebook = self.severity_in_notebooks if span.path.endswith(".ipynb") else None
        return Finding(
            code=self.code,
            name=self.name,
            severity=in_notebook or self.severity,
            confidence=confidence,
            message=message,
            span=span,
            symbol=symbol,
            evidence=evidence,
            remedy=remedy,
            fix=fix,
        )
