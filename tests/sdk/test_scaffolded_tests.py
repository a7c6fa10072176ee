"""Scaffolded tests against real SDKs: `pytest -m sdk`. Needs a package index.

Each application hands on what the SDK gives it, so that a test can only fail: with the question,
which tells what the code gave, or with what the SDK or the code raises.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.sdk

SDKS = (
    "openai",
    "anthropic",
    "google-genai",
    "litellm",
    "langchain-openai",
    "requests",
    "httpx",
)
ASKED = 'messages=[{"role": "user", "content": question}]'

APPS = {
    "openai": (
        "from openai import OpenAI\nclient = OpenAI(max_retries=0)\ndef ask(question):\n"
        f'    answer = client.chat.completions.create(model="gpt-4o", {ASKED})\n'
        "    return answer.choices[0].message.content.strip()\n"
    ),
    "openai_stream": (
        "from openai import AsyncOpenAI\nclass Chat:\n"
        "    def __init__(self, client: AsyncOpenAI):\n        self.client = client\n"
        "    async def ask(self, question):\n        async for piece in await "
        f'self.client.chat.completions.create(model="gpt-4o", {ASKED}, stream=True):\n'
        "            yield piece.choices[0].delta.content\n"
        "def make():\n    return Chat(AsyncOpenAI(max_retries=0))\n"
    ),
    "responses": (
        "from openai import OpenAI\ndef ask(question):\n    client = OpenAI(max_retries=0)\n"
        '    return client.responses.create(model="gpt-4o", input=question).output_text\n'
    ),
    "claude": (
        "import anthropic\ndef ask(question):\n    client = anthropic.Anthropic(max_retries=0)\n"
        f'    answer = client.messages.create(model="claude-x", max_tokens=9, {ASKED})\n'
        "    return answer.content[0].text\n"
    ),
    "claude_stream": (
        "import anthropic\nasync def ask(question):\n"
        "    client = anthropic.AsyncAnthropic(max_retries=0)\n"
        f'    async with client.messages.stream(model="claude-x", max_tokens=9, {ASKED}) as s:\n'
        "        return [text async for text in s.text_stream]\n"
    ),
    "gemini": (
        "from google import genai\nclient = genai.Client()\ndef ask(question):\n"
        '    answer = client.models.generate_content(model="gemini-2.5-flash", contents=question)\n'
        "    return answer.text\n"
    ),
    "gemini_async": (
        "from google import genai\nclient = genai.Client()\nasync def ask(question):\n"
        "    answer = await client.aio.models.generate_content(\n"
        '        model="gemini-2.5-flash", contents=question)\n    return answer.text\n'
    ),
    "lite": (
        "import json\nimport litellm\ndef ask(question):\n"
        f'    answer = litellm.completion(model="gpt-4o", {ASKED})\n'
        "    return json.loads(answer.choices[0].message.content)\n"
    ),
    "lite_claude": (
        "import litellm\nasync def ask(question):\n    answer = await litellm.acompletion("
        f'model="anthropic/claude-sonnet-4-5", {ASKED})\n'
        "    return answer.choices[0].message.content\n"
    ),
    "chain": (
        "from langchain_openai import ChatOpenAI\ndef ask(question):\n"
        '    return ChatOpenAI(model="gpt-4o", max_retries=0).invoke(question).content\n'
    ),
    "by_hand": (
        "import os\nimport requests\ndef ask(question):\n    answer = requests.post(\n"
        '        "https://api.openai.com/v1/chat/completions",\n'
        '        headers={"Authorization": os.environ["MY_KEY"]}, json={"model": "gpt-4o"})\n'
        '    return answer.json()["choices"][0]["message"]["content"]\n'
    ),
    "by_hand_async": (
        "import httpx\nasync def ask(question):\n    async with httpx.AsyncClient() as client:\n"
        "        answer = await client.post(\n"
        '            "https://api.openai.com/v1/chat/completions", json={"model": "gpt-4o"})\n'
        "    answer.raise_for_status()\n"
        '    return answer.json()["choices"][0]["message"]["content"]\n'
    ),
}

EXPECTED = {
    "openai": {
        "empty": "AttributeError", "truncated": "gave 'Your order is on its'",
        "refusal": "AttributeError", "rate_limit": "openai.RateLimitError",
        "timeout": "openai.APITimeoutError",
    },
    "openai_stream": {
        "empty": "gave [None, None]", "truncated": "gave ['Your order is on its', None]",
        "rate_limit": "openai.RateLimitError", "timeout": "openai.APITimeoutError",
    },
    "responses": {
        "empty": "gave ''", "truncated": "gave 'Your order is on its'", "refusal": "gave ''",
        "rate_limit": "openai.RateLimitError", "timeout": "openai.APITimeoutError",
    },
    "claude": {
        "empty": "IndexError", "truncated": "gave 'Your order is on its'", "refusal": "IndexError",
        "rate_limit": "anthropic.RateLimitError", "timeout": "anthropic.APITimeoutError",
    },
    "claude_stream": {
        "empty": "gave ['']", "truncated": "gave ['Your order is on its']",
        "rate_limit": "anthropic.RateLimitError", "timeout": "anthropic.APITimeoutError",
    },
    "gemini": {
        "empty": "gave None", "truncated": "gave 'Your order is on its'", "refusal": "gave None",
        "rate_limit": "google.genai.errors.ClientError: 429", "timeout": "ReadTimeout",
    },
    "gemini_async": {
        "empty": "gave None", "truncated": "gave 'Your order is on its'", "refusal": "gave None",
        "rate_limit": "google.genai.errors.ClientError: 429", "timeout": "ReadTimeout",
    },
    "lite": {
        "empty": "TypeError", "truncated": "JSONDecodeError", "malformed_json": "JSONDecodeError",
        "rate_limit": "litellm.exceptions.RateLimitError", "timeout": "litellm.exceptions.Timeout",
    },
    "lite_claude": {
        "empty": "gave None", "truncated": "gave 'Your order is on its'", "refusal": "gave None",
        "rate_limit": "litellm.exceptions.RateLimitError", "timeout": "litellm.exceptions.Timeout",
    },
    "chain": {"empty": "gave ''", "truncated": "gave 'Your order is on its'", "refusal": "gave ''"},
    "by_hand": {
        "empty": "gave None", "truncated": "gave 'Your order is on its'", "refusal": "gave None",
        "rate_limit": "KeyError: 'choices'", "timeout": "requests.exceptions.ReadTimeout",
    },
    "by_hand_async": {
        "empty": "gave None", "truncated": "gave 'Your order is on its'", "refusal": "gave None",
        "rate_limit": "httpx.HTTPStatusError", "timeout": "httpx.ReadTimeout",
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an environment with the newest release of each SDK."""
    folder = tmp_path_factory.mktemp("sdks")
    python = folder / "bin" / "python"
    run(sys.executable, "-m", "venv", folder)
    assert run(python, "-m", "pip", "install", "--quiet", "pytest", *SDKS).returncode == 0
    return python


def run(*command: str | Path, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "COLUMNS": "300"}
    return subprocess.run(  # noqa: S603 (what this module says)
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("name", APPS)
def test_each_test_tells_what_the_code_does(python: Path, tmp_path: Path, name: str) -> None:
    file = tmp_path / f"{name}_app.py"
    file.write_text(APPS[name], encoding="utf-8")
    line = next(
        number
        for number, text in enumerate(APPS[name].splitlines(), start=1)
        if re.search(r"\.(create|stream|a?completion|invoke|post|generate_content)\(", text)
    )
    place = f"{file.name}:{line}"
    run(sys.executable, "-m", "lintkit", "scaffold", "tests", place, "--out", "test_it.py",
        folder=tmp_path)  # fmt: skip
    ran = run(python, "-m", "pytest", "-q", "test_it.py", folder=tmp_path)
    told = dict(re.findall(r"::test_(\w+) - (.+)$", ran.stdout, re.MULTILINE))
    assert not re.search(r"\d passed\b", ran.stdout)
    for case, expected in EXPECTED[name].items():
        assert expected in told[case]
