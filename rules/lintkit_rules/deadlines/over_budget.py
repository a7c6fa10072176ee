"""LK106: an entry point can wait longer than the budget allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.model import EntryWait, Finding, Inventory, Span
from lintkit.rule import Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_BUDGET = "[tool.lintkit]\nwait-budget-seconds = 100\n"
_HEAD = (
    "from fastapi import FastAPI\n"
    "from openai import OpenAI\n\n"
    "app = FastAPI()\n"
    "client = OpenAI(timeout=20, max_retries=1)\n\n\n"
    "def ask(messages):\n"
    "    return client.chat.completions.create(model='gpt-4.1-2025-04-14', messages=messages)\n\n\n"
    "@app.post('/answer')\n"
    "def answer(question: str):\n"
)


class OverBudget(Rule[Inventory]):
    """Every single call is bounded, and the whole still takes too long.

    ## What it does
    Flags a route, command or task that can wait for models longer than `wait-budget-seconds`: the
    bound of each call × its attempts × the turns of the loops around it, summed along the calls
    from there. Nothing is flagged unless that setting is there. Of branches the longest counts, of
    work that runs side by side as well, and a loop whose turns the code does not tell counts once,
    so that the sum is never more than what can happen. Calls without a bound are LK101's.

    ## Why it matters
    A proxy, a queue or a person in front of it gives up long before; the work goes on and is paid
    for, and is often asked for again.

    ## Example
    ```python
    client = OpenAI(timeout=60, max_retries=2)  # 180 s a call

    @app.post("/answer")
    def answer(question: str):
        return [ask(step) for step in ("plan", "draft", "check")]  # 540 s in all
    ```

    ## Use instead
    ```python
    async def answer(question: str):
        async with asyncio.timeout(90):
            ...
    ```

    ## When to ignore
    Where nobody waits for it, as in a nightly run: set the budget by what waits the longest.

    ## References
    - [Google SRE book: latency and deadlines](https://sre.google/sre-book/addressing-cascading-failures/)
    """

    code = "LK106"
    name = "over-budget"
    severity = "warning"
    since = "0.1.0"
    invalid = (
        Example(
            {
                "pyproject.toml": _BUDGET,
                "app.py": (
                    f"{_HEAD}"
                    "    for step in ('plan', 'draft', 'check'):\n"
                    "        ask([step, question])\n"
                ),
            },
            "three turns of 40 s",
        ),
        Example(
            {
                "pyproject.toml": _BUDGET,
                "app.py": (
                    f"{_HEAD}"
                    "    plan = ask([question])\n"
                    "    draft = ask([plan])\n"
                    "    return ask([draft])\n"
                ),
            },
            "one after the other",
        ),
    )
    valid = (
        Example(
            {
                "pyproject.toml": _BUDGET,
                "app.py": f"{_HEAD}    return ask([question])\n",
            },
            "within the budget",
        ),
        Example(
            {
                "pyproject.toml": _BUDGET,
                "app.py": (
                    f"{_HEAD}"
                    "    if question == 'plan':\n"
                    "        return ask(['a'])\n"
                    "    if question == 'draft':\n"
                    "        return ask(['b'])\n"
                    "    return ask([question])\n"
                ),
            },
            "only one of the three",
        ),
        Example(
            {
                "app.py": (
                    f"{_HEAD}"
                    "    for step in ('plan', 'draft', 'check'):\n"
                    "        ask([step, question])\n"
                ),
            },
            "no budget is set",
        ),
    )

    def check(self, subject: Inventory) -> Iterator[Finding]:
        """Yields a finding for each entry point that can wait longer than the budget."""
        budget = self.settings.wait_budget_seconds
        for wait in subject.entry_waits:
            if budget is not None and wait.seconds > budget:
                yield self._over(wait, budget)

    def _over(self, wait: EntryWait, budget: float) -> Finding:
        entry = wait.entry
        return self.finding(
            f"{entry.label} can wait {wait.seconds:g} s for models; the budget is {budget:g} s.",
            span=Span(entry.path, entry.line, 0, entry.line, 0),
            symbol=entry.symbol,
            evidence=wait.evidence,
            remedy="Bound the whole, ask less often, or shorten timeouts and retries.",
        )
