"""LK103: nothing handles the failures that a call must expect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.model import Failure, Finding, IntegrationPoint
from lintkit.rule import Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS: dict[Failure, str] = {
    "timeout": "a timeout",
    "rate_limit": "a rate limit",
    "connection": "a lost connection",
}
_HEAD = "from openai import APIConnectionError, OpenAI, RateLimitError\n\nclient = OpenAI()\n\n"
_CALL = "client.chat.completions.create(model='gpt-5.2', messages=messages)"
_ASK = f"def ask(messages):\n    return {_CALL}\n\n"


class UnhandledFailure(Rule[IntegrationPoint]):
    """A timeout, a rate limit or a lost connection ends what the program was doing.

    ## What it does
    Flags a call to a model whose timeouts, rate limits or lost connections no handler catches on
    any way from a script, command or route: neither one of the exceptions that this SDK raises
    nor one of their bases. Where anything on a way is not known, it stays silent.

    ## Why it matters
    Models are slow, busy or away for a while as a matter of course. Without a handler the script
    ends with its work half done, and the user of a route reads "internal server error".

    ## Example
    ```python
    answer = client.chat.completions.create(model="gpt-5.2", messages=messages)
    ```

    ## Use instead
    ```python
    try:
        answer = client.chat.completions.create(model="gpt-5.2", messages=messages)
    except (APIConnectionError, RateLimitError):  # the SDK's timeout is a connection error, too
        return "The assistant is busy. Please try again in a minute."
    ```

    ## When to ignore
    In a script that can be run again without loss.

    ## References
    - [openai-python: handling errors](https://github.com/openai/openai-python#handling-errors)
    """

    code = "LK103"
    name = "unhandled-failure"
    severity = "warning"
    since = "0.1.0"
    invalid = (
        Example(
            {
                "app.py": (
                    f"from fastapi import FastAPI\n{_HEAD}app = FastAPI()\n\n{_ASK}"
                    "@app.post('/ask')\n"
                    "def answer(question: str):\n"
                    "    return ask([{'role': 'user', 'content': question}])\n"
                )
            },
            "no handler between the route and the call",
        ),
        Example(
            {
                "app.py": (
                    f"{_HEAD}{_ASK}"
                    "if __name__ == '__main__':\n"
                    "    try:\n"
                    "        print(ask([]))\n"
                    "    except TimeoutError:\n"
                    "        print('busy')\n"
                )
            },
            "a handler of an error that the SDK does not raise",
        ),
    )
    valid = (
        Example(
            {
                "app.py": (
                    f"{_HEAD}{_ASK}"
                    "if __name__ == '__main__':\n"
                    "    try:\n"
                    "        print(ask([]))\n"
                    "    except (APIConnectionError, RateLimitError):\n"
                    "        print('busy')\n"
                )
            },
            "the caller handles them; the SDK's timeout is a connection error",
        ),
        Example({"lib.py": f"{_HEAD}{_ASK}"}, "a function whose callers are elsewhere"),
    )

    def check(self, subject: IntegrationPoint) -> Iterator[Finding]:
        """Yields a finding where failures of the call meet no handler."""
        found = subject.unhandled
        if found is None:
            return
        *others, last = (_WORDS[failure] for failure in found.failures)
        failures = f"{', '.join(others)} or {last}" if others else last
        yield self.finding(
            f"Nothing catches {failures} of `{subject.call}`: it ends the run or the request.",
            span=subject.span,
            symbol=subject.symbol,
            evidence=found.evidence,
            remedy="Catch what this SDK raises, near the call or at the entry point, and say what "
            "happens then.",
            confidence=subject.confidence,
        )
