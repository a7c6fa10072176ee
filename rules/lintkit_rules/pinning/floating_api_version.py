"""LK206: the version of the API is named by a word that moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.model import ApiVersion, Finding, IntegrationPoint
from lintkit.rule import Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator


class FloatingApiVersion(Rule[IntegrationPoint]):
    """The provider can change the API under the program.

    ## What it does
    Flags an `api_version` without a number in it, such as `latest` or `preview`, passed to a client
    or written in the address of a request. It says nothing about the model: a date there pins the
    API only.

    ## Why it matters
    Fields of requests and responses, filters and defaults come and go with the version of the API.
    Under such a word they change on a day that no commit explains.

    ## Example
    ```python
    client = AzureOpenAI(api_version="preview", azure_endpoint=ENDPOINT)
    ```

    ## Use instead
    ```python
    client = AzureOpenAI(api_version="2024-10-21", azure_endpoint=ENDPOINT)
    ```

    ## When to ignore
    Where the program exists to try what is new.

    ## References
    - [Azure: API version lifecycle](https://learn.microsoft.com/en-us/azure/ai-foundry/openai/api-version-lifecycle)
    """

    code = "LK206"
    name = "floating-api-version"
    severity = "warning"
    since = "0.1.0"
    invalid = (
        Example(
            {
                "app.py": (
                    "from openai import AzureOpenAI\n\n"
                    "client = AzureOpenAI(api_version='preview', timeout=20)\n\n"
                    "def ask(messages):\n"
                    "    return client.chat.completions.create(\n"
                    "        model='support', messages=messages\n"
                    "    )\n"
                )
            },
            "a word passed to the client",
        ),
        Example(
            {
                "app.py": (
                    "import requests\n\n"
                    "HOST = 'https://acme.openai.azure.com/openai/deployments/support'\n\n"
                    "def ask(messages):\n"
                    "    return requests.post(\n"
                    "        f'{HOST}/chat/completions?api-version=latest',\n"
                    "        json={'messages': messages},\n"
                    "        timeout=20,\n"
                    "    )\n"
                )
            },
            "a word in the address",
        ),
    )
    valid = (
        Example(
            {
                "app.py": (
                    "from openai import AzureOpenAI\n\n"
                    "client = AzureOpenAI(api_version='2024-10-21', timeout=20)\n\n"
                    "def ask(messages):\n"
                    "    return client.chat.completions.create(\n"
                    "        model='support', messages=messages\n"
                    "    )\n"
                )
            },
            "a date",
        ),
        Example(
            {
                "app.py": (
                    "import os\n\n"
                    "from openai import AzureOpenAI\n\n"
                    "client = AzureOpenAI(api_version=os.environ['API_VERSION'], timeout=20)\n\n"
                    "def ask(messages):\n"
                    "    return client.chat.completions.create(\n"
                    "        model='support', messages=messages\n"
                    "    )\n"
                )
            },
            "the configuration says",
        ),
    )

    def check(self, subject: IntegrationPoint) -> Iterator[Finding]:
        """Yields a finding for each version without a number that the point can ask for."""
        for version in subject.api_versions:
            if not any(char.isdigit() for char in version.value):
                yield self._floating(subject, version)

    def _floating(self, subject: IntegrationPoint, version: ApiVersion) -> Finding:
        return self.finding(
            f"The API version `{version.value}` moves: the provider decides what it means.",
            span=subject.span,
            symbol=subject.symbol,
            evidence=version.evidence,
            remedy="Name the version that you tested with, by its date or number.",
            confidence=subject.confidence,
        )
