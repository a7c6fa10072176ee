"""What runs by itself: workflows of a forge that test or ask models, and evaluations of prompts."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import yaml

from lintkit.model import Named, Step
from lintkit.sources.yaml_tree import documents, line_of, pairs, texts, under

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WORKFLOW = re.compile(
    r"(^|/)\.github/workflows/[^/]+\.ya?ml$|(^|/)\.circleci/config\.ya?ml$"
    r"|(^|/)\.gitlab-ci\.ya?ml$|(^|/)azure-pipelines\.ya?ml$"
)
_EVALUATION = re.compile(r"(^|/)promptfooconfig[^/]*\.(ya?ml|json)$")
_COMMANDS = frozenset(
    {"after_script", "bash", "before_script", "command", "powershell", "pwsh", "run", "script"}
)
"""Keys under which the forges take commands of a shell."""
_TESTING = re.compile(
    r"(?!#|pip |apt|grep |echo |\w+=\$\()[^#]*?"
    r"\b(?:pytest|tox|nox|unittest|make [\w-]*test[\w-]*|promptfoo eval|deepeval test"
    r"|npx promptfoo|(?:rye|hatch|pdm)(?: run)? test)\b.*"
)
_TEST_ACTION = re.compile(r"[\w.-]+/[\w.-]*(?:pytest|tox)[\w.-]*")
_NO_TEST = re.compile(r"\binstall\b|\|\s*tee$")
_VENDORS = (
    r"(?:OPENAI|AZURE_OPENAI|ANTHROPIC|CLAUDE|GEMINI|GOOGLE_API|GOOGLE_GENERATIVE|VERTEX|COHERE"
    r"|CO_API|MISTRAL|GROQ|TOGETHER|FIREWORKS|DEEPSEEK|XAI|VOYAGE|HF|HUGGING_?FACE|REPLICATE"
    r"|OPENROUTER|PERPLEXITY|CEREBRAS|BEDROCK|ELEVEN(?:LABS)?|DEEPGRAM|CARTESIA|ASSEMBLYAI)"
)
_SECRET = re.compile(rf"\bsecrets\.({_VENDORS}\w*)")
_OTHER_SECRET = re.compile(r"\bsecrets\.(?!GITHUB_TOKEN|CODECOV|PYPI)(\w+)")
_KEY = re.compile(rf"{_VENDORS}_?(?:API_)?KEY")
_EXPORTED = re.compile(rf"\b({_KEY.pattern})=[\"']?[\w.-]")
_ASKING = re.compile(
    r"anthropics/claude-code[\w-]*|openai/codex-action|actions/ai-inference"
    r"|google-github-actions/run-gemini-cli|promptfoo/[\w-]+|coderabbitai/[\w-]+"
)
_PROVIDER = re.compile(r"[a-z]+(?::[\w./-]+)+")
_LONGEST = 90
_MOST = 6


def automation(path: str, text: str) -> Named | None:
    """What a file has run by itself, and which models that asks; None where it is no such file.

    Args:
        path: below the root of the project.
        text: the whole file.
    """
    if _EVALUATION.search(path):
        return _evaluation(path, documents(text))
    return _workflow(path, documents(text)) if _WORKFLOW.search(path) else None


def _evaluation(path: str, roots: list[yaml.Node]) -> Named | None:
    """An evaluation of prompts that asks models."""
    found = [
        one
        for key, asked in pairs(roots)
        if key in ("id", "providers", "targets")
        for one in texts(asked)
        if _PROVIDER.fullmatch(one.value)
    ]
    if not found:
        return None
    told = f"where somebody starts it; asks {_listed(one.value for one in found)}"
    return Named("promptfoo eval", told, Step(path, min(map(line_of, found)), ""))


def _workflow(path: str, roots: list[yaml.Node]) -> Named | None:
    """A workflow that runs tests, is handed a key of a model, or asks one."""
    held = [*pairs(roots)]
    commands = [one for key, value in held if key in _COMMANDS for one in _lines(value)]
    actions = [*_actions(held)]
    tests = [one for one in commands if _TESTING.fullmatch(one[1]) and not _NO_TEST.search(one[1])]
    tests += [one for one in actions if _TEST_ACTION.fullmatch(one[1])]
    asks = [name for _, name in actions if _ASKING.fullmatch(name)]
    secrets = _secrets(held, _SECRET)
    if not tests and not asks and not secrets:
        return None
    told = [_when(roots)]
    if asks:
        told.append(f"asks a model by {_listed(asks)}")
    keys = [*_keys(held), *(name for _, line in commands for name in _EXPORTED.findall(line))]
    if secrets:
        told.append(f"is handed the secrets {_listed(secrets)}")
    elif keys:
        told.append(f"sets {_listed(keys)} to a text")
    elif not asks:
        others = _secrets(held, _OTHER_SECRET)
        told.append(
            f"is handed the secrets {_listed(others)}" if others else "is handed no key of a model"
        )
    name = "; ".join(dict.fromkeys(command[:_LONGEST] for _, command in tests[:3]))
    first = tests[0][0] if tests else 1
    return Named(name or PurePosixPath(path).name, "; ".join(told), Step(path, first, ""))


def _actions(held: Iterable[tuple[str, yaml.Node]]) -> Iterator[tuple[int, str]]:
    """The actions that steps use, without their versions, each with its line."""
    for key, value in held:
        for one in texts(value) if key == "uses" else ():
            yield line_of(one), one.value.partition("@")[0]


def _secrets(held: Iterable[tuple[str, yaml.Node]], pattern: re.Pattern[str]) -> list[str]:
    """The secrets of a kind that any text asks for."""
    said = (one.value for _, value in held for one in texts(value))
    return [name for text in said for name in pattern.findall(text)]


def _lines(commands: yaml.Node) -> Iterator[tuple[int, str]]:
    """The lines of the commands under a key, each with its own in the file."""
    if isinstance(commands, yaml.MappingNode):  # whose commands stand under a key below
        return
    for one in texts(commands):
        for number, command in enumerate(one.value.splitlines(), start=line_of(one)):
            yield number, command.strip()


def _keys(held: Iterable[tuple[str, yaml.Node]]) -> Iterator[str]:
    """The keys of models that variables are set to a text for."""
    for key, value in held:
        text = value.value if isinstance(value, yaml.ScalarNode) else ""
        if text and not text.startswith("$") and _KEY.fullmatch(key):
            yield key


def _when(roots: list[yaml.Node]) -> str:
    events = dict.fromkeys(one.value for root in roots for one in texts(under(root, "on")))
    return f"on {', '.join(events)}" if events else "by the rules of the file"


def _listed(names: Iterable[str]) -> str:
    several = list(dict.fromkeys(names))
    more = f" and {len(several) - _MOST} more" if len(several) > _MOST else ""
    return f"{', '.join(f'`{name}`' for name in several[:_MOST])}{more}"
