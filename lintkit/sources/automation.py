"""What runs by itself: workflows of a forge that test or ask models, and evaluations of prompts."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from lintkit.model import Named, Step

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WORKFLOW = re.compile(
    r"(^|/)\.github/workflows/[^/]+\.ya?ml$|(^|/)\.circleci/config\.ya?ml$"
    r"|(^|/)\.gitlab-ci\.ya?ml$|(^|/)azure-pipelines\.ya?ml$"
)
_EVALUATION = re.compile(r"(^|/)promptfooconfig[^/]*\.(ya?ml|json)$")
_EVENTS = re.compile(
    r"(?:^\s*(?:-\s*)?|\bon:\s*\[?\s*|,\s*)(push|pull_request_target|pull_request|schedule"
    r"|workflow_dispatch|workflow_call|release|issues|issue_comment|merge_group)\s*(?=[:,\]\n])",
    re.MULTILINE,
)
_TESTING = re.compile(
    r"(?![\w-]+:\s|#|pip |apt|grep |echo |\w+=\$\()[^#]*?"
    r"\b(?:pytest|tox|nox|unittest|make [\w-]*test[\w-]*|promptfoo eval|deepeval test"
    r"|npx promptfoo|(?:rye|hatch|pdm)(?: run)? test)\b.*"
)
_TEST_ACTION = re.compile(r"uses:\s*[\"']?([\w.-]+/[\w.-]*(?:pytest|tox)[\w.-]*)")
_NO_TEST = re.compile(r"\binstall\b|\bpath:|\|\s*tee$")
_VENDORS = (
    r"(?:OPENAI|AZURE_OPENAI|ANTHROPIC|CLAUDE|GEMINI|GOOGLE_API|GOOGLE_GENERATIVE|VERTEX|COHERE"
    r"|CO_API|MISTRAL|GROQ|TOGETHER|FIREWORKS|DEEPSEEK|XAI|VOYAGE|HF|HUGGING_?FACE|REPLICATE"
    r"|OPENROUTER|PERPLEXITY|CEREBRAS|BEDROCK|ELEVEN(?:LABS)?|DEEPGRAM|CARTESIA|ASSEMBLYAI)"
)
_SECRET = re.compile(rf"\bsecrets\.({_VENDORS}\w*)")
_OTHER_SECRET = re.compile(r"\bsecrets\.(?!GITHUB_TOKEN|CODECOV|PYPI)(\w+)")
_TEXT = re.compile(rf"\b({_VENDORS}_?(?:API_)?KEY)\"?\s*[:=]\s*[\"']?[\w.-]")
_ASKING = re.compile(
    r"uses:\s*[\"']?(anthropics/claude-code[\w-]*|openai/codex-action|actions/ai-inference"
    r"|google-github-actions/run-gemini-cli|promptfoo/[\w-]+|coderabbitai/[\w-]+)"
)
_PROVIDER = re.compile(r"^\s*-\s*(?:id:\s*)?[\"']?([a-z]+(?::[\w./-]+)+)", re.MULTILINE)
_LONGEST = 90
_MOST = 6


def automation(path: str, text: str) -> Named | None:
    """What a file has run by itself, and which models that asks; None where it is no such file.

    Args:
        path: below the root of the project.
        text: the whole file.
    """
    if _EVALUATION.search(path):
        found = list(_PROVIDER.finditer(text))
        if not found:
            return None
        line = text.count("\n", 0, found[0].start(1)) + 1
        asked = _listed(one[1] for one in found)
        return Named(
            "promptfoo eval", f"where somebody starts it; asks {asked}", Step(path, line, "")
        )
    return _workflow(path, text) if _WORKFLOW.search(path) else None


def _workflow(path: str, text: str) -> Named | None:
    """A workflow that runs tests, is handed a key of a model, or asks one."""
    tests = _tests(text.splitlines())
    asks = _ASKING.findall(text)
    secrets, texts = _SECRET.findall(text), _TEXT.findall(text)
    if not tests and not asks and not secrets:
        return None
    told = [_when(text)]
    if asks:
        told.append(f"asks a model by {_listed(asks)}")
    if secrets:
        told.append(f"is handed the secrets {_listed(secrets)}")
    if texts and not secrets:
        told.append(f"sets {_listed(texts)} to a text")
    if not asks and not secrets and not texts:
        others = _OTHER_SECRET.findall(text)
        told.append(
            f"is handed the secrets {_listed(others)}" if others else "is handed no key of a model"
        )
    name = "; ".join(dict.fromkeys(command[:_LONGEST] for _, command in tests[:3]))
    first = tests[0][0] if tests else 1
    return Named(name or PurePosixPath(path).name, "; ".join(told), Step(path, first, ""))


def _tests(lines: Sequence[str]) -> list[tuple[int, str]]:
    """What runs tests, each with its line: commands, and then actions."""
    commands = (line.strip().removeprefix("- ").removeprefix("run:").strip() for line in lines)
    return [
        (number, command)
        for number, command in enumerate(commands, start=1)
        if _TESTING.fullmatch(command) and not _NO_TEST.search(command)
    ] + [
        (number, found[1])
        for number, line in enumerate(lines, start=1)
        if (found := _TEST_ACTION.search(line))
    ]


def _when(text: str) -> str:
    head = re.split(r"^jobs:", text, maxsplit=1, flags=re.MULTILINE)[0]
    events = dict.fromkeys(_EVENTS.findall(head))
    return f"on {', '.join(events)}" if events else "by the rules of the file"


def _listed(names: Iterable[str]) -> str:
    several = list(dict.fromkeys(names))
    more = f" and {len(several) - _MOST} more" if len(several) > _MOST else ""
    return f"{', '.join(f'`{name}`' for name in several[:_MOST])}{more}"
