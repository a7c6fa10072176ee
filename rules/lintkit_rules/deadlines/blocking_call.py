"""LK104: a synchronous model call inside a coroutine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.model import Finding, IntegrationPoint
from lintkit.rule import Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator


class BlockingCall(Rule[IntegrationPoint]):
    """A coroutine waits for a model without giving way.

    ## What it does
    Flags a synchronous call to a model that a coroutine makes, itself or through the functions
    it calls. A call that is handed to a thread is none.

    ## Why it matters
    An event loop runs one thing at a time. While the model thinks, every other request of the
    process stands still, health checks and timeouts included.

    ## Example
    ```python
    async def chat(messages):
        return client.chat.completions.create(model="gpt-5.2", messages=messages)
    ```

    ## Use instead
    ```python
    client = AsyncOpenAI(timeout=20)


    async def chat(messages):
        return await client.chat.completions.create(model="gpt-5.2", messages=messages)
    ```

    ## When to ignore
    In a script whose event loop has nothing else to run.

    ## References
    - [asyncio: running blocking code](https://docs.python.org/3/library/asyncio-dev.html#running-blocking-code)
    """

    code = "LK104"
    name = "blocking-call"
    severity = "warning"
    since = "0.1.0"
    invalid = (
        Example(
            {
                "app.py": (
                    "from openai import OpenAI\n\n"
                    "client = OpenAI(timeout=20)\n\n"
                    "async def ask(messages):\n"
                    "    return client.chat.completions.create(model='gpt-5.2', messages=messages)"
                    "\n"
                )
            },
            "in a coroutine",
        ),
        Example(
            {
                "app.py": (
                    "from openai import OpenAI\n\n"
                    "client = OpenAI(timeout=20)\n\n"
                    "def ask(messages):\n"
                    "    return client.chat.completions.create(model='gpt-5.2', messages=messages)"
                    "\n\n"
                    "async def chat(messages):\n"
                    "    return ask(messages)\n"
                )
            },
            "in a function that a coroutine calls",
        ),
    )
    valid = (
        Example(
            {
                "app.py": (
                    "from openai import AsyncOpenAI\n\n"
                    "client = AsyncOpenAI(timeout=20)\n\n"
                    "async def ask(messages):\n"
                    "    return await client.chat.completions.create(\n"
                    "        model='gpt-5.2', messages=messages\n"
                    "    )\n"
                )
            },
            "an asynchronous client",
        ),
        Example(
            {
                "app.py": (
                    "import asyncio\n"
                    "from openai import OpenAI\n\n"
                    "client = OpenAI(timeout=20)\n\n"
                    "def ask(messages):\n"
                    "    return client.chat.completions.create(model='gpt-5.2', messages=messages)"
                    "\n\n"
                    "async def chat(messages):\n"
                    "    return await asyncio.to_thread(ask, messages)\n"
                )
            },
            "handed to a thread",
        ),
    )

    def check(self, subject: IntegrationPoint) -> Iterator[Finding]:
        """Yields a finding where a coroutine is seen to wait."""
        if subject.blocks:
            yield self.finding(
                f"`{subject.call}` blocks the event loop: everything else on it stands still "
                "until the model answers.",
                span=subject.span,
                symbol=subject.symbol,
                evidence=subject.blocks,
                remedy="Use the SDK's asynchronous client, or hand the call to a thread "
                "(`asyncio.to_thread`).",
                confidence=subject.confidence,
            )
