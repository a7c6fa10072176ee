"""LK205: no manifest constrains the version of the SDK."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from lintkit.model import Finding, IntegrationPoint, Inventory, SdkPin
from lintkit.rule import Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_APP = (
    "from openai import OpenAI\n\n"
    "client = OpenAI(timeout=20)\n\n"
    "def ask(messages):\n"
    "    return client.chat.completions.create(\n"
    "        model='gpt-4o-2024-11-20', messages=messages\n"
    "    )\n"
)


class UnpinnedSdk(Rule[Inventory]):
    """The next install may bring another major version of the SDK.

    ## What it does
    Flags an SDK that the program calls and that the project's manifests (pyproject.toml,
    requirements, setup files, lock files) name without a version, or do not name at all. What a
    script declares in its comments counts for it, and what a notebook installs by `pip install`.
    Reported once for each distribution and manifest, at its first call.

    ## Why it matters
    SDKs of model providers change defaults, move classes and drop parameters between versions.
    Without a constraint the version is chosen by the day of the install.

    ## Example
    ```text
    openai
    ```

    ## Use instead
    ```text
    openai>=2.54,<3
    ```

    ## When to ignore
    Where another file, that lintkit does not read, fixes the version: an image, a constraints
    service.

    ## References
    - [PyPA: dependency specifiers](https://packaging.python.org/en/latest/specifications/dependency-specifiers/)
    """

    code = "LK205"
    name = "unpinned-sdk"
    severity = "warning"
    since = "0.1.0"
    invalid = (
        Example({"app.py": _APP, "requirements.txt": "openai\n"}, "named without a version"),
        Example({"app.py": _APP, "requirements.txt": "flask==3.1.0\n"}, "not named at all"),
    )
    valid = (
        Example({"app.py": _APP, "requirements.txt": "openai>=2.54,<3\n"}, "bounded"),
        Example({"app.py": _APP}, "no manifest at all: nothing to read"),
    )

    def check(self, subject: Inventory) -> Iterator[Finding]:
        """Yields one finding for each distribution and the manifests that leave it open."""
        pins = ((p, sdk) for p in subject.points for sdk in (p.sdk, *p.sdk.others))
        left_open = sorted(
            (pair for pair in pins if pair[1].state in ("unconstrained", "undeclared")),
            key=_what_is_open,
        )
        for _, group in groupby(left_open, key=_what_is_open):
            first, *more = group
            yield self._open(*first, 1 + len(more))

    def _open(self, point: IntegrationPoint, sdk: SdkPin, calls: int) -> Finding:
        how = (
            "is named without a version"
            if sdk.state == "unconstrained"
            else "is called, and no manifest names it"
        )
        more = f" ({calls} calls depend on it)" if calls > 1 else ""
        return self.finding(
            f"`{sdk.distribution}` {how}: the day of the install decides which version runs{more}.",
            span=point.span,
            symbol=point.symbol,
            evidence=sdk.evidence,
            remedy=f"Constrain it, for example `{sdk.distribution}>=X.Y,<X+1`, or lock it.",
            confidence=point.confidence,
        )


def _what_is_open(pair: tuple[IntegrationPoint, SdkPin]) -> tuple[str, str, tuple[str, ...]]:
    sdk = pair[1]
    manifests = tuple(sorted({step.path for step in sdk.evidence}))
    return (sdk.distribution or "", sdk.state, manifests)
