import json
import re
from pathlib import Path

import jsonschema
import pytest

from lintkit.model import Finding
from lintkit.report import json_
from lintkit.report.result import Result
from lintkit.report.summary import Tally, summary

TALLY = Tally(files=2, lines=40, points=1, suppressed=1)


def test_document_follows_its_contract(result: Result) -> None:
    document = json.loads(json_.render(result))
    assert document["schema"] == "lintkit/findings/v1"
    assert document["summary"] == {
        "files": 2,
        "lines": 40,
        "points": 1,
        "suppressed": 1,
        "baselined": 1,
        "withheld": 0,
        "unknown": 1,
    }
    fingerprint = document["findings"][0].pop("fingerprint")
    assert re.fullmatch("[0-9a-f]{32}", fingerprint)
    assert document["findings"][0] == {
        "code": "LK102",
        "name": "default-deadline",
        "severity": "warning",
        "confidence": "high",
        "message": "Only the SDK's default bounds the wait for `openai.OpenAI.chat`: 1800 s.",
        "remedy": "Pass the timeout in seconds that the caller can afford.",
        "path": "app/chat.py",
        "line": 5,
        "column": 10,
        "end_line": 8,
        "end_column": 2,
        "symbol": "app.chat.ask",
        "evidence": [
            {
                "path": "app/client.py",
                "line": 3,
                "text": "the client is built here without a timeout",
            },
            {"path": "app/chat.py", "line": 5, "text": "the call names none either"},
        ],
        "fix": None,
    }


def test_what_comments_silence_stands_apart_with_the_reason(result: Result) -> None:
    (silenced,) = json.loads(json_.render(result))["suppressed"]
    assert (silenced["path"], silenced["line"], silenced["code"]) == ("app/client.py", 3, "LK102")
    assert silenced["suppression"] == {
        "path": "app/client.py",
        "line": 3,
        "reason": "a person watches this",
        "until": "2027-01-31",
        "owner": "ops",
    }


def test_what_cannot_be_told_stands_apart_from_the_findings(result: Result) -> None:
    document = json.loads(json_.render(result))
    assert len(document["findings"]) == 2
    assert document["unknown"] == [
        {
            "message": "whether anything bounds the wait could not be followed",
            "remedy": "Pass a timeout.",
            "path": "app/chat.py",
            "line": 5,
            "symbol": "app.chat.ask",
            "evidence": [{"path": "app/chat.py", "line": 2, "text": "the client comes from here"}],
        }
    ]


def test_control_characters_are_written_as_json_escapes() -> None:
    text = json_.as_json({"text": "a\x9b31m\u202eb\nc"})
    assert not set(text) & set("\x9b\u202e")
    assert json.loads(text) == {"text": "a\x9b31m\u202eb\nc"}


def test_summary_counts_by_severity(findings: list[Finding]) -> None:
    assert summary(findings, TALLY) == (
        "1 error, 1 warning, 1 suppressed: 1 integration point in 2 files."
    )


def test_summary_of_a_clean_run_says_what_was_looked_at() -> None:
    clean = Tally(files=1, lines=10, points=3)
    assert summary([], clean) == "No findings: 3 integration points in 1 file."


def test_summary_without_points_does_not_pass_for_a_clean_bill() -> None:
    nothing = Tally(files=1200, lines=10, points=0)
    assert summary([], nothing) == "No findings: no integration point in 1,200 files."


def test_summary_says_how_much_the_profile_withholds() -> None:
    part = Tally(files=1, lines=10, points=1, withheld=2)
    assert summary([], part) == (
        "No findings, 2 less sure or grave: 1 integration point in 1 file."
    )


def test_summary_says_how_much_cannot_be_told() -> None:
    half = Tally(files=1, lines=10, points=1, unknown=2)
    assert summary([], half) == (
        "No findings: 1 integration point in 1 file. 2 facts cannot be told."
    )


SCHEMA = Path(__file__).parents[3] / "docs" / "findings-v1.schema.json"


def test_json_follows_the_schema_in_the_documentation(result: Result) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    document = json.loads(json_.render(result))
    assert document["suppressed"]
    assert document["baselined"]
    assert document["unknown"]
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(document, schema)
    document["findings"][0].pop("fingerprint")
    with pytest.raises(jsonschema.ValidationError, match="'fingerprint' is a required property"):
        jsonschema.validate(document, schema)


def test_schema_in_the_documentation_is_up_to_date() -> None:
    mend = "python -m lintkit.report.json_ > docs/findings-v1.schema.json"
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == json_.schema(), mend
