"""LK306: a failure that nobody hears of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.model import Finding, Inventory
from lintkit.rule import Example, Rule
from lintkit_rules.outputs.faults import faults

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = "from openai import OpenAI\n\nclient = OpenAI()\n\n"
_CALL = "client.chat.completions.create(model='gpt-5.2', messages=messages)"


class SwallowedFailure(Rule[Inventory]):
    """A failure of the model becomes a default, and nobody is told.

    ## What it does
    Flags a handler that gets the failures of a call to a model, in its function or in a caller's,
    and gives None, a number, an empty text, a word like `'other'` or a container of these instead,
    or goes on: without a raise, a log, a print, a counter or any other call. It stays silent where
    whoever gets the default looks at it and may tell somebody, where the default is True or False,
    which is an answer, and where it may say what happened, as a sentence may, or `{'error': 1}`.

    ## Why it matters
    How would you know if it stopped? A key that ran out, a model that was retired and a network
    that is down all look like a model with nothing to say.

    ## Example
    ```python
    try:
        return ask(question)
    except Exception:
        return None
    ```

    ## Use instead
    ```python
    try:
        return ask(question)
    except openai.APIError:
        log.exception("the model failed")
        return None
    ```

    ## When to ignore
    Where the answer is a nicety, and something else watches the model.

    ## References
    - [OpenAI: error codes](https://platform.openai.com/docs/guides/error-codes)
    """

    code = "LK306"
    name = "swallowed-failure"
    severity = "warning"
    since = "0.1.0"
    invalid = (
        Example(
            {
                "app.py": (
                    f"{_HEAD}"
                    "def ask(messages):\n"
                    "    try:\n"
                    f"        return {_CALL}.choices[0].message.content\n"
                    "    except Exception:\n"
                    "        return None\n"
                )
            },
            "None, and nothing else",
        ),
        Example(
            {
                "app.py": (
                    f"{_HEAD}"
                    "def ask(messages):\n"
                    f"    return {_CALL}\n"
                    "\n"
                    "def ask_all(batches):\n"
                    "    answers = []\n"
                    "    for messages in batches:\n"
                    "        try:\n"
                    "            answers.append(ask(messages))\n"
                    "        except Exception:\n"
                    "            pass\n"
                    "    return answers\n"
                )
            },
            "a caller leaves out what failed",
        ),
    )
    valid = (
        Example(
            {
                "app.py": (
                    "import logging\n"
                    "\n"
                    f"{_HEAD}"
                    "def ask(messages):\n"
                    "    try:\n"
                    f"        return {_CALL}\n"
                    "    except Exception:\n"
                    "        logging.exception('the model failed')\n"
                    "        return None\n"
                )
            },
            "logged",
        ),
        Example(
            {
                "app.py": (
                    f"{_HEAD}"
                    "def ask(messages):\n"
                    "    try:\n"
                    f"        return {_CALL}\n"
                    "    except Exception as error:\n"
                    "        raise ValueError('no answer') from error\n"
                )
            },
            "raised",
        ),
        Example(
            {
                "app.py": (
                    f"{_HEAD}"
                    "def ask(messages):\n"
                    "    try:\n"
                    f"        return {_CALL}\n"
                    "    except Exception:\n"
                    "        return None\n"
                    "\n"
                    "def run(messages):\n"
                    "    answer = ask(messages)\n"
                    "    if answer is None:\n"
                    "        print('the model failed')\n"
                    "    return answer\n"
                    "\n"
                    "run([])\n"
                )
            },
            "the caller looks, and tells",
        ),
        Example(
            {
                "app.py": (
                    f"{_HEAD}"
                    "def is_up():\n"
                    "    messages = []\n"
                    "    try:\n"
                    f"        {_CALL}\n"
                    "        return True\n"
                    "    except Exception:\n"
                    "        return False\n"
                )
            },
            "whether it failed is the answer",
        ),
    )

    def check(self, subject: Inventory) -> Iterator[Finding]:
        """Yields a finding where a failure is kept from everybody."""
        for found in faults(subject, "swallowed"):
            fault, point = found.fault, found.point
            yield found.finding(
                self,
                f"A failure of `{point.call}` becomes {fault.subject}: {fault.reason}.",
                remedy="Log or count the failure where it is caught, or let it pass.",
            )
