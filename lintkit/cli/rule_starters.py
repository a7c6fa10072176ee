"""What `lintkit new-rule` writes."""

from __future__ import annotations

from string import Template

RULE = Template('''\
"""$code: a model is called directly."""

from __future__ import annotations

from collections.abc import Iterator

from lintkit.rule import Example, Finding, IntegrationPoint, Rule


class $class_name(Rule[IntegrationPoint]):
    """A model of OpenAI is called directly.

    ## What it does
    Flags calls that reach a model of OpenAI. Say here what your rule looks for.

    ## Why it matters
    Say here what goes wrong without it, so that whoever meets it at a commit is convinced.

    ## Example
    ```python
    OpenAI().responses.create(model="gpt-4o-2024-11-20", input=question)
    ```

    ## Use instead
    ```python
    ollama.chat(model="llama3.2", messages=messages)
    ```

    ## When to ignore
    Say here where it may be silenced, and what the comment should then give as a reason.

    ## References
    - Whom to ask, and where it was agreed.
    """

    code = "$code"
    name = "$name"
    severity = "warning"
    since = "1.0.0"
    invalid = (
        Example(
            {
                "app.py": (
                    "from openai import OpenAI\\n\\n"
                    "client = OpenAI(timeout=20)\\n"
                    "client.responses.create(model='gpt-4o-2024-11-20', input='Hello')\\n"
                )
            },
            "OpenAI's own client",
        ),
    )
    valid = (
        Example(
            {
                "app.py": (
                    "import ollama\\n\\n"
                    "ollama.chat(model='llama3.2', messages=[{'role': 'user', 'content': 'Hi'}])\\n"
                )
            },
            "a model on this machine",
        ),
    )

    def check(self, subject: IntegrationPoint) -> Iterator[Finding]:
        """Yields a finding for a call to OpenAI; what an account says is in `lintkit.model`."""
        if subject.provider == "openai":
            yield self.finding(
                f"`{subject.call}` reaches a model of OpenAI directly.",
                span=subject.span,
                symbol=subject.symbol,
                evidence=subject.evidence,
                remedy="Call the model by way of the gateway.",
                confidence=subject.confidence,
            )
''')

RULE_TEST = '''\
"""What `lintkit test-rules` checks, in pytest."""

from pathlib import Path

import pytest

from lintkit.testing import problems, rules_in

RULES = rules_in(Path(__file__).parents[1])


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_the_rule_is_documented_and_its_examples_hold(rule):
    assert list(problems(rule)) == []
'''
