"""LK107: a guard that does nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.model import Finding, IntegrationPoint
from lintkit.rule import Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_CALL = "client.chat.completions.create(model='gpt-5.2', messages=messages)"


class IdleGuard(Rule[IntegrationPoint]):
    """A guard around a call to a model looks right and does nothing.

    ## What it does
    Flags, where it is certain, what seems to guard a call to a model and does not:
    `asyncio.wait_for` or `asyncio.timeout` around a synchronous call; `result(timeout=…)` inside
    the `with` block of its pool; an alarm in a thread; `client.with_options(timeout=…)` whose
    result nobody takes; a retry on a generator, or around a function that swallows
    every error; a timeout that the SDK takes and does not use.

    ## Why it matters
    Whoever reads the code takes the question "and then?" for answered. The guard shows that it
    is not only when the model is slow or down, which tests seldom try.

    ## Example
    ```python
    async with asyncio.timeout(20):
        return client.chat.completions.create(model="gpt-5.2", messages=messages)
    ```

    ## Use instead
    ```python
    async with asyncio.timeout(20):
        return await async_client.chat.completions.create(model="gpt-5.2", messages=messages)
    ```

    ## When to ignore
    Where the guard is there for other calls that it surrounds.

    ## References
    - [asyncio: running blocking code](https://docs.python.org/3/library/asyncio-dev.html#running-blocking-code)
    - [concurrent.futures: `Executor.shutdown`](https://docs.python.org/3/library/concurrent.futures.html#concurrent.futures.Executor.shutdown)
    """

    code = "LK107"
    name = "idle-guard"
    severity = "warning"
    since = "0.1.0"
    invalid = (
        Example(
            {
                "app.py": (
                    "import asyncio\n"
                    "from openai import OpenAI\n\n"
                    "client = OpenAI()\n\n"
                    "async def ask(messages):\n"
                    "    async with asyncio.timeout(20):\n"
                    f"        return {_CALL}\n"
                )
            },
            "a synchronous call does not let the event loop act",
        ),
        Example(
            {
                "app.py": (
                    "from concurrent.futures import ThreadPoolExecutor\n"
                    "from openai import OpenAI\n\n"
                    "client = OpenAI()\n\n"
                    "def ask(messages):\n"
                    f"    return {_CALL}\n\n"
                    "def ask_soon(messages):\n"
                    "    with ThreadPoolExecutor() as pool:\n"
                    "        return pool.submit(ask, messages).result(timeout=5)\n"
                )
            },
            "leaving the `with` block waits for the worker",
        ),
        Example(
            {
                "app.py": (
                    "from openai import OpenAI\n\n"
                    "client = OpenAI()\n"
                    "client.with_options(timeout=5)\n\n"
                    "def ask(messages):\n"
                    f"    return {_CALL}\n"
                )
            },
            "the client with these options is another one",
        ),
        Example(
            {
                "app.py": (
                    "from openai import OpenAI\n"
                    "from tenacity import retry, stop_after_attempt\n\n"
                    "client = OpenAI(timeout=20)\n\n"
                    "@retry(stop=stop_after_attempt(3))\n"
                    "def ask(messages):\n"
                    f"    for part in {_CALL.replace(')', ', stream=True)')}:\n"
                    "        yield part\n"
                )
            },
            "the retry is over before the generator runs",
        ),
        Example(
            {
                "app.py": (
                    "from openai import OpenAI\n"
                    "from tenacity import retry, stop_after_attempt\n\n"
                    "client = OpenAI(timeout=20)\n\n"
                    "@retry(stop=stop_after_attempt(3))\n"
                    "def ask(messages):\n"
                    "    try:\n"
                    f"        return {_CALL}\n"
                    "    except Exception as error:\n"
                    "        print(error)\n"
                    "        return None\n"
                )
            },
            "no error is left to retry",
        ),
        Example(
            {
                "app.py": (
                    "from google import genai\n"
                    "from google.genai import types\n\n"
                    "options = types.HttpOptions(client_args={'timeout': 7})\n"
                    "client = genai.Client(http_options=options)\n\n"
                    "def ask(question):\n"
                    "    return client.models.generate_content(\n"
                    "        model='gemini-2.5-pro', contents=question\n"
                    "    )\n"
                )
            },
            "the SDK does not use it",
        ),
    )
    valid = (
        Example(
            {
                "app.py": (
                    "import asyncio\n"
                    "from openai import AsyncOpenAI\n\n"
                    "client = AsyncOpenAI()\n\n"
                    "async def ask(messages):\n"
                    "    async with asyncio.timeout(20):\n"
                    f"        return await {_CALL}\n"
                )
            },
            "the event loop can act",
        ),
        Example(
            {
                "app.py": (
                    "from concurrent.futures import ThreadPoolExecutor\n"
                    "from openai import OpenAI\n\n"
                    "client = OpenAI()\n"
                    "pool = ThreadPoolExecutor()\n\n"
                    "def ask(messages):\n"
                    f"    return {_CALL}\n\n"
                    "def ask_soon(messages):\n"
                    "    return pool.submit(ask, messages).result(timeout=5)\n"
                )
            },
            "nothing waits for the worker",
        ),
        Example(
            {
                "app.py": (
                    "from openai import APITimeoutError, OpenAI\n"
                    "from tenacity import retry, stop_after_attempt\n\n"
                    "client = OpenAI(timeout=20)\n\n"
                    "@retry(stop=stop_after_attempt(3))\n"
                    "def ask(messages):\n"
                    "    try:\n"
                    f"        return {_CALL}\n"
                    "    except APITimeoutError as error:\n"
                    "        print(error)\n"
                    "        raise\n"
                )
            },
            "the handler hands the error on",
        ),
    )

    def check(self, subject: IntegrationPoint) -> Iterator[Finding]:
        """Yields a finding for each guard that does nothing for the call."""
        for idle in subject.idle_guards:
            if not idle.is_handler:
                yield self.finding(
                    f"{idle.guard} does nothing for `{subject.call}`: {idle.reason}.",
                    span=subject.span,
                    symbol=subject.symbol,
                    evidence=idle.evidence,
                    remedy="Bound the call itself, by the SDK's timeout.",
                    confidence=subject.confidence,
                )
