"""Each example of each rule, through the whole pipeline."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from lintkit.cli import main, options
from lintkit.registry import all_rules

EXAMPLES = [
    pytest.param(code, example.files, is_valid, id=f"{code}-{is_valid}-{number}")
    for code, rule in all_rules().items()
    for examples, is_valid in ((rule.invalid, False), (rule.valid, True))
    for number, example in enumerate(examples)
]


@pytest.mark.parametrize(("code", "files", "is_valid"), EXAMPLES)
def test_the_rule_speaks_of_its_invalid_examples_only(
    code: str,
    files: dict[str, str],
    is_valid: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(options, "today", lambda: date(2026, 9, 1))
    for path, text in files.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    shown = ("--format", "json", "--profile", "audit", "--no-cache")
    result = CliRunner().invoke(main, ["check", str(tmp_path), *shown])
    codes = {finding["code"] for finding in json.loads(result.stdout)["findings"]}
    assert (code in codes) is not is_valid
