"""YAML as people write configuration in it."""

import pytest

from lintkit.sources.simple_yaml import YamlError, simple_yaml

TEXT = """\
---
# the models
llm:
  model: gpt-4o-mini   # cheap
  temperature: 0.1
  timeout: 25
  stream: yes
  stop: null
  url: https://api.openai.com/v1
  "key": 'it''s'
  tags: [a, "b", 3]
prompts:
- name: first
  text: |
    You are
    helpful.
- name: second
  text: >-
    one
    line
fallbacks:
  - gpt-4o
  -
    model: gpt-4.1
empty:
nothing: {}
"""
DATA = {
    "llm": {
        "model": "gpt-4o-mini",
        "temperature": 0.1,
        "timeout": 25,
        "stream": True,
        "stop": None,
        "url": "https://api.openai.com/v1",
        "key": "it's",
        "tags": ["a", "b", 3],
    },
    "prompts": [
        {"name": "first", "text": "You are\nhelpful."},
        {"name": "second", "text": "one line"},
    ],
    "fallbacks": ["gpt-4o", {"model": "gpt-4.1"}],
    "empty": None,
    "nothing": {},
}


def test_what_people_write_is_read() -> None:
    assert simple_yaml(TEXT) == DATA


@pytest.mark.parametrize("text", ["", "# nothing\n"])
def test_nothing(text: str) -> None:
    assert simple_yaml(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "a: &x 1\nb: *x\n",
        "a: !env B\n",
        "a: {b: c}\n",
        "a: [[1, 2], 3]\n",
        "a: 1\n---\nb: 2\n",
        "a: 1\na: 2\n",
        "a:\n\tb: 1\n",
        "a: 1\n  b: 2\n",
        "a: b: c\n",
        "<<: x\n",
        "1: x\n",
        '"a\\q": 1\n',
        "a: 'b\n",
        "? a\n: b\n",
    ],
)
def test_what_is_richer_is_not_read(text: str) -> None:
    with pytest.raises(YamlError):
        simple_yaml(text)
