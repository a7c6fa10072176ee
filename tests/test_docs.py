"""What the documentation says of lintkit, against lintkit."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from lintkit.cli import main

DOCS = Path(__file__).parents[1] / "docs"


def test_the_comparison_says_what_lintkit_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    page = (DOCS / "comparison.md").read_text(encoding="utf-8")
    for name, text in re.findall(r'```python title="([^"]+)"[^\n]*\n(.*?)```', page, re.DOTALL):
        (tmp_path / name).write_text(text, encoding="utf-8")
    rows = re.findall(r"^\| lines? ([\d, ]+): .*\| (\S+) \|$", page, re.MULTILINE)
    said = [(int(line), code) for lines, code in rows for line in lines.split(",") if code != "–"]
    options = ("--no-cache", "--no-plugins", "--format", "json")
    result = CliRunner().invoke(main, ["check", *options])
    found = [(one["line"], one["code"]) for one in json.loads(result.stdout)["findings"]]
    assert sorted(found) == sorted(said)
