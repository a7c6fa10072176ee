"""What is taken from an earlier run is what this run would find out itself."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from lintkit.config import load_config
from lintkit.engine import facts as facts_module
from lintkit.engine.cache import FOLDER
from lintkit.engine.facts import Facts, facts_of
from lintkit.engine.find import find
from lintkit.engine.gather import Request
from lintkit.engine.key import Scope

DAY = date(2026, 1, 1)
FILES = {
    "app/__init__.py": "",
    "app/chat.py": (
        "from openai import OpenAI\n"
        "from app.settings import MODEL, TIMEOUT\n\n"
        "client = OpenAI(timeout=TIMEOUT)\n\n\n"
        "def ask(text):\n"
        "    return client.chat.completions.create(\n"
        "        model=MODEL, messages=[{'role': 'user', 'content': text}]\n"
        "    ).choices[0].message.content\n"
    ),
    "app/settings.py": "MODEL = 'gpt-4o'\nTIMEOUT = 20\n",
    "main.py": "from app.chat import ask\n\nif __name__ == '__main__':\n    print(ask('Hello'))\n",
    "checks/check_chat.py": (
        "from unittest import mock\n\nfrom app import chat\n\n\n"
        "def test_ask():\n"
        "    with mock.patch('app.chat.client') as client:\n"
        "        client.chat.completions.create.return_value.choices = []\n"
        "        assert chat.ask('x') == ''\n"
    ),
    "requirements.txt": "-r requirements/base.txt\n",
    "requirements/base.txt": "openai>=1.0\n",
    "pyproject.toml": "[tool.lintkit]\nprofile = 'audit'\n",
    ".gitignore": "ignored/\n",
}
EDITS: dict[str, tuple[str | None, ...]] = {
    "app/settings.py": ("TIMEOUT = None\nMODEL = 'gpt-4o'\n", "MODEL = TIMEOUT = = 3\n", None),
    "app/chat.py": ("import openai\n\nopenai.OpenAI().responses.create(input='x')\n", None),
    "app/__init__.py": ("import openai  # lintkit: ignore[LK101] agreed\n", None),
    "app/extra.py": ("from app import chat\n\n\ndef more():\n    chat.ask('more')\n", None),
    "app/notes.ipynb": ('{"nbformat": 4, "cells": []}', "no notebook", None),
    "main.py": ("import app.chat\n", None),
    "checks/check_chat.py": ("def test_nothing():\n    pass\n", None),
    "checks/conftest.py": ("", None),
    "requirements.txt": ("openai==1.99.0\n", "-r requirements/absent.txt\n", None),
    "requirements/base.txt": ("openai==1.2.3\n", "-r ../requirements.txt\nopenai\n", None),
    "requirements/more.in": ("openai<3\n", None),
    "uv.lock": ('[[package]]\nname = "openai"\nversion = "1.2.3"\n', "= broken", None),
    "setup.cfg": ("[tool:pytest]\npython_files = check_*.py\ntestpaths = checks\n", "[", None),
    "setup.py": ("from setuptools import setup\nsetup(install_requires=['openai'])\n", None),
    "pytest.ini": ("[pytest]\npython_files = check_*.py\n", "[pytest]\ntestpaths = ch*\n", None),
    "lintkit.toml": ("tests = ['checks/']\n", "src = ['app']\n", "exclude = ['app/']\n", None),
    ".gitignore": ("checks/\n", None),
    "app/.gitignore": ("chat.py\n", None),
    "own.toml": ('[hosts."models.example.com"]\nprovider = "openai"\n', None),
    "src/app/__init__.py": ("", None),
    ".git/HEAD": ("", None),
    "README.md": ("Nobody asks for this.\n", None),
}

Ask = Callable[[], Facts]


def write(root: Path, files: dict[str, str | None]) -> None:
    for name, text in files.items():
        file = root / name
        if text is None:
            file.unlink(missing_ok=True)
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")


def request(root: Path, *, cached: bool = True) -> Request:
    return Request(load_config([root]), (root,), DAY, cached=cached, jobs=1)


def facts(request: Request, scope: Scope = "check") -> Facts:
    return facts_of(request, find(request), scope)


@contextmanager
def nothing_new(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Where nothing is found out: all must be known from before."""
    with monkeypatch.context() as patch:
        patch.setattr(facts_module, "_entry", None)
        yield


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    root.mkdir()
    write(root, dict(FILES))
    return root


def test_second_run_finds_out_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = facts(request(root))
    assert len(first.inventory.points) == 1
    write(root, {".coverage": "Nobody asks for this.\n"})
    with nothing_new(monkeypatch):
        assert facts(request(root)) == first


def test_who_asks_for_less_takes_what_holds_more(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = facts(request(root), "report")
    assert everything.call_map is not None
    with nothing_new(monkeypatch):
        assert facts(request(root)) == everything


def test_who_asks_for_more_finds_it_out(root: Path) -> None:
    asked = facts(request(root))
    assert (asked.call_map, asked.inventory.limits) == (None, ())
    everything = facts(request(root), "report")
    assert everything.call_map is not None
    assert "TIMEOUT" in [one.name for one in everything.inventory.limits]


edits = st.lists(
    st.sampled_from([(name, text) for name, texts in EDITS.items() for text in texts]),
    min_size=1,
    max_size=4,
)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(edits)
def test_after_any_edits_the_facts_are_those_of_a_run_without_cache(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, str | None]]
) -> None:
    root = tmp_path_factory.mktemp("edited") / "project"
    root.mkdir()
    write(root, dict(FILES))
    facts(request(root))
    for name, text in edits:
        write(root, {name: text})
        expected = facts(request(root, cached=False))
        assert facts(request(root)) == expected
        assert facts(request(root)) == expected


@pytest.mark.parametrize("scope", ["check", "report"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("TIMEOUT = 20\n", "TIMEOUT = 20  # seconds\n"),
        ("TIMEOUT = 20\n", "TIMEOUT  =  20   \n"),
        ("TIMEOUT = 20\n", "TIMEOUT = (20)\n"),
        ("'gpt-4o'", '"gpt-4o"'),
    ],
)
def test_what_means_the_same_is_not_linked_again(
    root: Path, monkeypatch: pytest.MonkeyPatch, before: str, after: str, scope: Scope
) -> None:
    first = facts(request(root), scope)
    settings = FILES["app/settings.py"]
    assert before in settings
    write(root, {"app/settings.py": settings.replace(before, after)})
    with nothing_new(monkeypatch):
        assert facts(request(root), scope) == first
    assert facts(request(root, cached=False), scope) == first


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("TIMEOUT = 20\n", "TIMEOUT = 21\n"),
        ("TIMEOUT = 20\n", "TIMEOUT = 20  # lintkit: ignore[LK101] agreed\n"),
        ("TIMEOUT = 20\n", "TIMEOUT = 20  # TODO: ask again\n"),
        ("TIMEOUT = 20\n", "\nTIMEOUT = 20\n"),
        ("TIMEOUT = 20\n", "TIMEOUT = 20; print()\n"),
        ("MODEL", "\N{BYTE ORDER MARK} MODEL"),
    ],
)
def test_what_means_something_else_is_linked_again(
    root: Path, monkeypatch: pytest.MonkeyPatch, before: str, after: str
) -> None:
    facts(request(root))
    settings = FILES["app/settings.py"]
    assert before in settings
    write(root, {"app/settings.py": settings.replace(before, after)})
    with nothing_new(monkeypatch), pytest.raises(TypeError):
        facts(request(root))


def test_a_file_that_no_model_can_matter_to_links_nothing_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts(request(root))
    write(root, {"app/settings.py": FILES["app/settings.py"].replace("20\n", "20  # seconds\n")})
    facts(request(root))
    write(root, {"aside.py": "def add(a, b):\n    return a + b\n"})
    with monkeypatch.context() as patch:
        patch.setattr(facts_module, "_entry_of", None)
        found = facts(request(root))
    assert found == facts(request(root, cached=False))


def with_comment(line: str) -> str:
    return f"{line.rstrip()}  # See openai.OpenAI\n"


def with_number(line: str) -> str:
    return re.sub(r"\d+", "7", line)


def with_name(line: str) -> str:
    return re.sub(r"\bask\b", "asked", line)


def with_spaces(line: str) -> str:
    return re.sub(r"([=,]) ?", r"\1  ", line)


def after_function(line: str) -> str:
    return f"def more():\n    pass\n\n\n{line}" if line[:1].strip() else line


ways = st.sampled_from(
    [
        *(with_comment, with_number, with_name, with_spaces, after_function),
        lambda line: f"# A comment\n{line}",
        lambda line: f"\n{line}",
    ]
)
places = st.sampled_from([name for name in FILES if name.endswith(".py")])


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.tuples(places, st.integers(0, 9), ways), min_size=1, max_size=5))
def test_after_edits_of_lines_the_facts_are_those_of_a_run_without_cache(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, int, Callable[[str], str]]]
) -> None:
    root = tmp_path_factory.mktemp("edited") / "project"
    root.mkdir()
    write(root, dict(FILES))
    facts(request(root))
    for name, number, way in edits:
        lines = (root / name).read_text(encoding="utf-8").splitlines(keepends=True) or ["\n"]
        place = number % len(lines)
        lines[place] = way(lines[place])
        write(root, {name: "".join(lines)})
        assert facts(request(root)) == facts(request(root, cached=False))


@pytest.mark.parametrize(
    "change",
    [
        lambda asked: replace(asked, today=DAY + timedelta(days=1)),
        lambda asked: replace(asked, paths=(asked.config.root / "app",)),
        lambda asked: replace(asked, given={asked.config.root / "main.py": b"x = 1\n"}),
        lambda asked: replace(asked, given={asked.config.root / "new.py": b"x = 1\n"}),
        lambda asked: replace(asked, config=structs.replace(asked.config, exclude=("app/",))),
        lambda asked: replace(asked, config=structs.replace(asked.config, tests=("checks/",))),
        lambda asked: replace(
            asked, config=structs.replace(asked.config, retirement_horizon_days=9)
        ),
        lambda asked: replace(
            asked, config=structs.replace(asked.config, src=(asked.config.root / "app",))
        ),
    ],
)
def test_another_request_has_facts_of_its_own(
    root: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Request], Request]
) -> None:
    facts(request(root))
    asked = change(request(root))
    with nothing_new(monkeypatch), pytest.raises(TypeError):
        facts(asked)
    assert facts(asked) == facts(replace(asked, cached=False))


def test_what_is_only_judged_later_needs_no_facts_of_its_own(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = facts(request(root))
    asked = request(root)
    config = structs.replace(
        asked.config,
        profile="strict",
        select=("LK1",),
        ignore=("LK2",),
        per_file_ignores={"app/": ("LK3",)},
        wait_budget_seconds=3.0,
    )
    with nothing_new(monkeypatch):
        assert facts(replace(asked, config=config)) == first


def test_facts_hold_in_a_copy_of_the_project(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As git checks out a commit elsewhere to see what a change did."""
    first = facts(request(root))
    copy = shutil.copytree(root, tmp_path / "deeper" / "below" / root.name)
    assert facts(request(copy, cached=False)) == first
    with nothing_new(monkeypatch):
        assert facts(request(copy)) == first
    write(copy, {"requirements/base.txt": "openai==1.2.3\n"})
    assert facts(request(copy)) == facts(request(copy, cached=False)) != first


@pytest.mark.parametrize(
    ("key", "place"), [("catalogue", "lint/own.toml"), ("catalogue", "lint"), ("plugins", "lint")]
)
def test_own_catalogue_counts(
    root: Path, monkeypatch: pytest.MonkeyPatch, key: str, place: str
) -> None:
    file = "lint/catalogue/own.toml" if key == "plugins" else "lint/own.toml"
    write(root, {file: '[hosts."models.example.com"]\nprovider = "openai"\n'})
    config = structs.replace(request(root).config, **{key: (root / place,)})
    asked = replace(request(root), config=config)
    facts(asked)
    write(root, {file: '[hosts."models.example.org"]\nprovider = "openai"\n'})
    with nothing_new(monkeypatch), pytest.raises(TypeError):
        facts(asked)


def test_a_disk_that_changes_its_answers_meanwhile_leaves_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    find_out = facts_module.__dict__["_entry"]
    monkeypatch.setattr(
        facts_module, "_entry", lambda *given: structs.replace(find_out(*given), is_steady=False)
    )
    facts(request(root))
    with nothing_new(monkeypatch), pytest.raises(TypeError):
        facts(request(root))


@pytest.mark.parametrize("damage", [b"", b"\x93", b"x" * 900, "pickle"])
def test_damaged_entries_are_found_out_again(root: Path, damage: bytes | str) -> None:
    first = facts(request(root))
    for entry in (root / FOLDER).glob("??/*"):
        content = b"cos\nsystem\n(S'touch owned'\ntR." if isinstance(damage, str) else damage
        entry.write_bytes(content)
    assert facts(request(root)) == first
    assert facts(request(root)) == first
    assert not Path("owned").exists()


def test_all_that_is_asked_of_the_disk_is_part_of_what_must_still_hold(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A question that nobody notes would be a wrong answer from the cache some day."""
    write(root, {name: text for name, texts in EDITS.items() for text in texts[:1]})
    asked: set[str] = set()

    def noting(function: Callable[..., object]) -> Callable[..., object]:
        def noted(path: object = ".", *rest: object, **named: object) -> object:
            asked.add(os.path.abspath(os.fspath(path)))  # type: ignore[call-overload]  # noqa: PTH100
            return function(path, *rest, **named)

        return noted

    for name in ("stat", "lstat", "listdir", "scandir", "open"):
        monkeypatch.setattr(os, name, noting(getattr(os, name)))
    asked_for = request(root, cached=False)
    found = find(asked_for)
    asked.clear()  # which files there are is asked anew in every run
    entry = facts_module.__dict__["_entry"](asked_for, found, "check", [])
    noted = {os.path.normpath(root / answer.path.decode()) for answer in entry.answers}
    sources = {str(file.path) for file in found.files.values()}
    below = {path for path in asked if path.startswith(str(root))}
    assert below
    # These are part of the key; before Python 3.11, pathlib asks past `os.stat`.
    assert below - noted - sources <= {str(root / ".git"), str(root / ".lintkit/accounts")}
