"""Data in text, and texts of which nothing is read."""

import pytest

from lintkit.sources.data_files import Form, data_in


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("json", '{"llm": {"model": "gpt-4o", "timeout": 25}}'),
        ("toml", '[llm]\nmodel = "gpt-4o"\ntimeout = 25\n'),
        ("yaml", "---\nllm:\n  model: gpt-4o  # cheap\n  timeout: 25\n"),
        ("yaml", "llm: {model: gpt-4o, timeout: 25}\n"),
    ],
)
def test_what_people_write_is_read(form: Form, text: str) -> None:
    assert data_in(text, form) == {"llm": {"model": "gpt-4o", "timeout": 25}}


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("json", "{"),
        ("json", "[" * 100_000),
        ("toml", "a = "),
        ("yaml", ""),
        ("yaml", "a: [1"),
        ("yaml", "[" * 100_000),
        ("yaml", "a: !!python/object/apply:os.system ['true']\n"),
        ("yaml", "a: &a [1]\nb: *a\n"),
        ("yaml", "a: &a {b: 1}\nc:\n  <<: *a\n"),
        ("yaml", "a: 1\n---\nb: 2\n"),
        ("yaml", "a: 2026-13-45\n"),
    ],
)
def test_what_cannot_be_read_or_could_grow_is_left(form: Form, text: str) -> None:
    assert data_in(text, form) is None
