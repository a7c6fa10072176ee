import pytest
import responses

from newsdigest.digest import MISTRAL, headline, tags
from newsdigest.transport import API, ModelError


def chat(content):
    return {"choices": [{"message": {"role": "assistant", "content": content}}]}


@responses.activate
def test_headline_is_stripped():
    responses.add(responses.POST, f"{API}/chat/completions", json=chat(" Cats win \n"))
    assert headline("…", "key") == "Cats win"


@responses.activate
def test_headline_without_choices():
    responses.add(responses.POST, f"{API}/chat/completions", json={"choices": []})
    with pytest.raises(ModelError):
        headline("…", "key")


@responses.activate
def test_headline_when_limited():
    responses.add(responses.POST, f"{API}/chat/completions", status=429)
    with pytest.raises(ModelError, match="too many"):
        headline("…", "key")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('{"tags": ["cats"]}', ["cats"]),
        ("{'tags': ['cats']}", []),
        ('{"labels": ["cats"]}', []),
    ],
)
@responses.activate
def test_tags(content, expected):
    responses.add(responses.POST, MISTRAL, json=chat(content))
    assert tags("…", "key") == expected
