"""Checks the shipped catalogue against real SDKs: `pytest -m sdk`. Needs a package index."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import lintkit_rules
import pytest
from packaging.specifiers import SpecifierSet

from lintkit.catalogue import load_catalogue

if TYPE_CHECKING:
    from lintkit.catalogue import Catalogue
    from lintkit.catalogue.schema import Client, Parameter

# The newest release of each is installed; what its client needs to be built.
SDKS: dict[str, dict[str, str]] = {
    "openai": {"api_key": "x"},
    "anthropic": {"api_key": "x"},
    "groq": {"api_key": "x"},
    "together": {"api_key": "x"},
    "litellm": {},
    "langchain-openai": {"api_key": "x", "model": "x"},
    "google-genai": {"api_key": "x"},
    "mistralai": {"api_key": "x"},
    "cohere": {"api_key": "x"},
    "ollama": {},
    "huggingface-hub": {},
    "replicate": {"api_token": "x"},
    "voyageai": {"api_key": "x"},
    "xai-sdk": {"api_key": "x"},
    "instructor": {},
    "pydantic-ai-slim": {},
    "openai-agents[litellm]": {},
    "dashscope": {},
    "qianfan": {"access_key": "x", "secret_key": "x"},
}

# Runs in the SDK's environment: which of the asked-for symbols and parameters are missing?
# A client that is like another may lack some of what it inherits, which does no harm: a call or a
# parameter is missing if no client has it.
INSPECT = r"""
import importlib, inspect, json, sys, warnings

warnings.simplefilter("ignore")
questions, arguments = json.loads(sys.stdin.read())


def find(path):
    parts = path.split(".")
    for length in range(len(parts), 0, -1):
        try:
            found = importlib.import_module(".".join(parts[:length]))
        except ModuleNotFoundError as error:
            if not path.startswith(error.name.partition(".")[0]):
                raise LookupError(error.name)  # an extra that is not installed
            continue
        except ImportError as error:
            raise LookupError(str(error))  # it says so itself
        for part in parts[length:]:
            found = getattr(found, part)
        return found
    raise AttributeError(path)


def below(thing, parts, ways):
    if not parts:
        return thing
    holder = result(thing) if inspect.isroutine(thing) else thing
    for part in (parts[0], *ways):
        others = [way for way in ways if way != part]
        try:
            return below(getattr(holder, part), parts[1:] if part == parts[0] else parts, others)
        except AttributeError:
            continue
    raise AttributeError(parts[0])


def result(method):
    said = getattr(method, "__annotations__", {}).get("return")
    if isinstance(said, str):
        said = getattr(sys.modules[method.__module__], said.strip("'\"").partition("[")[0], None)
    if not inspect.isclass(said):
        raise LookupError(method)  # what it makes cannot be looked at
    return said


def lacks(thing, names):
    parameters = inspect.signature(thing).parameters
    if any(one.kind is inspect.Parameter.VAR_KEYWORD for one in parameters.values()):
        return []
    return [name for name in names if name not in parameters]


missing, found, lacking = [], set(), set()


def note(holder, what, names):
    absent = lacks(holder, names)
    lacking.update(f"{what}({name}=)" for name in absent)
    found.update([what], (f"{what}({name}=)" for name in names if name not in absent))


for path, constructed, names, calls, ways in questions:
    try:
        thing = find(path)
    except LookupError:
        continue
    except AttributeError:
        missing.append(path)
        continue
    if constructed:
        note(thing, "", names)
        try:
            thing = thing(**arguments)
        except Exception:
            if not inspect.isclass(thing):
                continue  # a factory: what it makes cannot be looked at
    for call, wanted in calls.items():
        try:
            note(below(thing, call.split("."), ways), call, wanted)
        except LookupError:
            continue
        except AttributeError:
            lacking.add(call)
missing += sorted(lacking - found)
print(json.dumps(missing))
"""


@cache
def shipped() -> Catalogue:
    return load_catalogue([Path(lintkit_rules.__file__).parent / "catalogue"])


def test_a_question_can_be_asked_of_every_client() -> None:
    """Without an index too: what changes in the catalogue's shape must not pass unseen here."""
    for sdk in shipped().sdks:
        for client in sdk.clients:
            path, _, parameters, calls, _ = question(client, "1.0")
            assert path
            assert all(isinstance(name, str) for name in (*parameters, *calls))


@pytest.mark.sdk
@pytest.mark.parametrize("requirement", SDKS)
def test_facts_hold_in_the_installed_sdk(requirement: str, tmp_path: Path) -> None:
    distribution = requirement.partition("[")[0]
    python = environment(requirement, tmp_path)
    version = installed_version(python, distribution)
    questions = [
        question(client, version)
        for sdk in shipped().sdks
        for client in sdk.clients
        if distribution in (client.distributions or sdk.distributions)
        and not canonical(client).startswith(("langfuse.", "posthog."))  # copies by others
        and not canonical(client).endswith("*")  # no one path
        and SpecifierSet(client.versions).contains(version, prereleases=True)
    ]
    assert questions, f"the catalogue says nothing of {distribution} {version}"
    answer = subprocess.run(  # noqa: S603 - our own script in our own environment
        [python, "-c", INSPECT],
        input=json.dumps([questions, SDKS[requirement]]),
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "LITELLM_LOCAL_MODEL_COST_MAP": "True", "OPENAI_API_KEY": "x"},
    )
    assert json.loads(answer.stdout.splitlines()[-1]) == []


def question(client: Client, version: str) -> list[Any]:
    """The canonical path, its constructor's parameters, its calls with theirs, its detours."""
    calls = {
        path: required(call.timeout, call.limit, (call.revision,) if call.revision else ())
        for path, call in client.calls.items()
        if SpecifierSet(call.versions).contains(version, prereleases=True)
        and not path.startswith("__")
    }
    single = (client.api_version, client.http_client)
    several = (client.timeout, client.retries, client.base_url)
    names = required(*several, *((one,) for one in single if one))
    return [canonical(client), client.constructed, names, calls, list(client.derived)]


def canonical(client: Client) -> str:
    return (client.paths or client.async_paths)[0]


def required(*groups: tuple[Parameter, ...]) -> list[str]:
    """The first parameter of each group: the others are spellings of other versions."""
    return [group[0].name for group in groups if group]


def environment(requirement: str, folder: Path) -> Path:
    """The interpreter of a fresh environment with the SDK."""
    run(sys.executable, "-m", "venv", str(folder / "venv"))
    python = folder / "venv" / "bin" / "python"
    run(str(python), "-m", "pip", "install", "--quiet", "--no-compile", requirement)
    return python


def installed_version(python: Path, distribution: str) -> str:
    return run(
        str(python), "-c", f"import importlib.metadata as m; print(m.version({distribution!r}))"
    ).strip()


def run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout
