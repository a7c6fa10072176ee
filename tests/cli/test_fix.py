"""`--fix`, `--diff` and `--unsafe-fixes`, from the command line to the bytes on disk."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result
from syrupy.assertion import SnapshotAssertion

from lintkit.catalogue import load_catalogue
from lintkit.cli import main, options
from lintkit.plugins import catalogue_folders

Write = Callable[[dict[str, str]], Path]
Run = Callable[..., Result]

COMMIT = "e8c1ef3f9b1f2c2a1f0d4a8a9a6d5f1c2b3a4d5e"
PINNED = f"AutoModel.from_pretrained('bert', revision='{COMMIT}')"
SCHEMAS = Path(__file__).parents[1] / "schemas"
APP = """\
from anthropic import Anthropic

client = Anthropic()


def ask(question):  # lintkit: ignore[LK104] nobody waits
    return client.messages.create(
        model="claude-haiku-4-5", max_tokens=100, messages=question
    )
"""


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command without a cache, on a day on which the lists of models are new."""
    monkeypatch.setattr(options, "today", lambda: date(2026, 11, 25))

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(main, ["check", "--no-cache", *arguments])

    return run


@pytest.fixture
def app(write: Write) -> Path:
    """A project with two safe fixes and an unsafe one."""
    root = write({"app.py": APP, "lintkit.toml": "fix-timeout-seconds = 20\n"})
    return root / "app.py"


def codes(result: Result) -> list[str]:
    return [one["code"] for one in json.loads(result.stdout)["findings"]]


def test_safe_fixes_are_written_and_the_rest_is_reported(app: Path, run: Run) -> None:
    result = run("--fix", "--format", "json")
    assert app.read_text(encoding="utf-8") == APP.replace(
        "  # lintkit: ignore[LK104] nobody waits", ""
    ).replace('"claude-haiku-4-5"', '"claude-haiku-4-5-20251001"')
    assert "LK102" in codes(result)
    assert not {"LK201", "LK903"} & set(codes(result))


def test_what_is_written_is_told(app: Path, run: Run) -> None:
    result = run("--fix")
    assert "Fixed 2 findings in 1 file.\n" in result.stderr
    assert "[*] can be fixed: 1 with `--fix --unsafe-fixes`.\n" in result.stderr
    assert run("--fix", "--unsafe-fixes").stderr.startswith("Fixed 1 finding in 1 file.\n")
    before = app.read_bytes()
    assert "Fixed" not in run("--fix", "--unsafe-fixes").stderr
    assert app.read_bytes() == before


@pytest.mark.usefixtures("app")
def test_findings_that_can_be_fixed_say_so(run: Run, snapshot: SnapshotAssertion) -> None:
    assert run("--select", "LK102,LK201").stdout == snapshot
    assert run("--format", "concise").stdout == snapshot


@pytest.mark.usefixtures("app")
def test_programs_get_the_edits(run: Run, snapshot: SnapshotAssertion) -> None:
    found = json.loads(run("--format", "json").stdout)["findings"]
    assert {one["code"]: one["fix"] for one in found if one["fix"]} == snapshot
    log = json.loads(run("--format", "sarif").stdout)
    schema = json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
    jsonschema.Draft4Validator(schema).validate(log)
    fixes = [one["fixes"] for one in log["runs"][0]["results"] if "fixes" in one]
    assert fixes == snapshot


def test_a_diff_shows_what_would_be_written_and_writes_nothing(
    app: Path, run: Run, snapshot: SnapshotAssertion
) -> None:
    result = run("--diff", "--unsafe-fixes")
    assert result.exit_code == 1
    assert result.stdout == snapshot
    assert app.read_text(encoding="utf-8") == APP
    run("--fix", "--unsafe-fixes")
    clean = run("--diff", "--unsafe-fixes")
    assert (clean.exit_code, clean.stdout) == (0, "")


def test_a_diff_of_what_stdin_holds(app: Path) -> None:
    text = APP.replace("claude-haiku-4-5", "claude-opus-4-5")
    result = CliRunner().invoke(
        main, ["check", "--no-cache", "--diff", "--stdin-filename", str(app), "-"], input=text
    )
    assert '+        model="claude-opus-4-5-20251101"' in result.stdout
    result = CliRunner().invoke(main, ["check", "--fix", "--stdin-filename", str(app), "-"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--fix writes into files" in result.stderr


@pytest.mark.usefixtures("app")
def test_options_that_do_not_go_together(run: Run) -> None:
    assert "give one of the two" in run("--fix", "--diff").stderr
    assert "add --fix or --diff" in run("--unsafe-fixes").stderr


def test_without_a_configured_timeout_none_is_added(app: Path, run: Run) -> None:
    (app.parent / "lintkit.toml").write_text("", encoding="utf-8")
    run("--fix", "--unsafe-fixes")
    assert "timeout" not in app.read_text(encoding="utf-8")


@pytest.mark.usefixtures("app")
def test_what_is_accepted_is_not_fixed(app: Path, run: Run) -> None:
    accepted = APP.replace("messages=question\n", "messages=question  # lintkit: ignore[LK201] x\n")
    app.write_text(accepted, encoding="utf-8")
    CliRunner().invoke(main, ["baseline", "create", "--no-cache", "b.json"])
    run("--fix", "--unsafe-fixes", "--select", "LK1", "--baseline", "b.json")
    assert app.read_text(encoding="utf-8") == accepted


def test_a_shared_name_is_a_matter_for_unsafe_fixes(write: Write, run: Run) -> None:
    text = 'MODEL = "claude-haiku-4-5"\n' + APP.replace('"claude-haiku-4-5"', "MODEL")
    app = write({"app.py": text}) / "app.py"
    run("--fix", "--select", "LK2")
    assert app.read_text(encoding="utf-8") == text
    run("--fix", "--unsafe-fixes", "--select", "LK2")
    assert app.read_text(encoding="utf-8").startswith('MODEL = "claude-haiku-4-5-20251001"\n')


def test_a_list_that_is_old_tells_no_snapshot(
    app: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(options, "today", lambda: date(2027, 11, 25))
    run("--fix", "--unsafe-fixes", "--select", "LK2", "--ignore", "LK202")
    assert '"claude-haiku-4-5"' in app.read_text(encoding="utf-8")


def test_an_alias_behind_another_address_is_left(app: Path, run: Run) -> None:
    text = APP.replace("Anthropic()", 'Anthropic(base_url="https://llm.example.com")')
    app.write_text(text, encoding="utf-8")
    run("--fix", "--unsafe-fixes", "--select", "LK2")
    assert app.read_text(encoding="utf-8") == text


def test_a_notebook_is_left(write: Write, run: Run) -> None:
    cells = [{"cell_type": "code", "source": APP, "metadata": {}, "outputs": []}]
    content = json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells})
    root = write({"app.ipynb": content, "lintkit.toml": "fix-timeout-seconds = 20\n"})
    result = run("--fix", "--unsafe-fixes", "--format", "json")
    assert "LK201" in codes(result)
    assert (root / "app.ipynb").read_text(encoding="utf-8") == content


def test_bytes_around_a_fix_stay(app: Path, run: Run) -> None:
    content = b"# -*- coding: latin-1 -*-\r\n# caf\xe9\r\n" + APP.replace("\n", "\r\n").encode()
    app.write_bytes(content)
    run("--fix", "--unsafe-fixes")
    fixed = content.replace(b"-haiku-4-5", b"-haiku-4-5-20251001").replace(
        b"Anthropic()", b"Anthropic(timeout=20)"
    )
    assert app.read_bytes() == fixed.replace(b"  # lintkit: ignore[LK104] nobody waits", b"")


def test_a_file_that_cannot_be_written_is_told(
    app: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    result = run("--fix")
    assert result.exit_code == 1
    assert f"{app.name}: left as it is: it is write-protected.\n" in result.stderr
    assert "Fixed" not in result.stderr


def test_a_file_that_its_encoding_cannot_write_is_told(app: Path, run: Run) -> None:
    content = b"# coding: utf-7\nx = '+AGE-'\n" + APP.replace("=", "=").encode("utf-7")
    app.write_bytes(content)
    for option in ("--fix", "--diff"):
        result = run(option)
        assert app.read_bytes() == content
        assert "what utf-7 reads is not what it writes" in result.stderr


@pytest.mark.parametrize(
    ("other", "fixed"),
    [
        (PINNED, True),
        ("AutoModel.from_pretrained('bert', revision='main')", False),
        (f"AutoModel.from_pretrained('other', revision='{COMMIT}')", False),
        (f"{PINNED}\n{PINNED.replace('e8c1', 'f8c1')}", False),
    ],
)
def test_weights_are_pinned_to_the_one_commit_that_the_program_knows(
    write: Write, run: Run, other: str, fixed: bool
) -> None:
    text = (
        "from transformers import AutoModel, AutoTokenizer\n\n"
        "tokenizer = AutoTokenizer.from_pretrained('bert')\n"
        f"{other}\n"
    )
    app = write({"app.py": text}) / "app.py"
    run("--fix", "--select", "LK204")
    assert app.read_text(encoding="utf-8") == text
    result = run("--fix", "--unsafe-fixes", "--select", "LK204", "--format", "json")
    after = text.replace(
        "zer.from_pretrained('bert')", f"zer.from_pretrained('bert', revision=\"{COMMIT}\")"
    )
    assert app.read_text(encoding="utf-8") == (after if fixed else text)
    assert (codes(result) == []) is fixed


def test_a_timeout_clears_the_finding_for_every_sdk(write: Write, run: Run) -> None:
    """What is offered for a client of the catalogue bounds the wait, in its parameter and unit."""
    texts = {"lintkit.toml": "fix-timeout-seconds = 20\n"}
    milliseconds = set()
    for sdk in load_catalogue(catalogue_folders()).sdks:
        for number, client in enumerate(sdk.clients):
            path = next((one for one in (*client.paths, *client.async_paths) if "*" not in one), "")
            call = next((one for one in client.calls if "*" not in one), None)
            if path and call is not None:
                made = f"{path}()" if client.constructed else path
                name = f"{sdk.name}_{number}.py"
                milliseconds |= {name} if client.unit == "ms" else set()
                texts[name] = (
                    f"import {path.rpartition('.')[0] or path}\n"
                    f"client = {made}\n"
                    f"client.{call}('https://api.openai.com/v1/chat/completions')\n"
                )
    write(texts)
    deadlines = ("--select", "LK101,LK102", "--format", "json", "--profile", "audit")
    before = json.loads(run(*deadlines).stdout)["findings"]
    offered = {one["path"] for one in before if one["fix"]}
    after = json.loads(run("--fix", "--unsafe-fixes", *deadlines).stdout)["findings"]
    assert len(offered) > 40
    assert [one["path"] for one in after if one["path"] in offered] == []
    fixed = {path: Path(path).read_text(encoding="utf-8") for path in offered}
    assert {path for path, text in fixed.items() if "=20000)" in text} == milliseconds & offered
    assert milliseconds & offered
