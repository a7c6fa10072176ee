import pytest
import responses

from pricebot import offers


def completion(content):
    return {"choices": [{"index": 0, "message": {"role": "assistant", "content": content}}]}


@responses.activate
def test_plain():
    responses.post(offers.URL, json=completion('{"price": 3}'))
    assert offers.parse_offer("3 euros") == {"price": 3}


@responses.activate
def test_in_a_fence():
    responses.add(
        responses.POST, offers.URL, json=completion('```json\n{"price": 3}\n```'), status=200
    )
    assert offers.parse_offer("3 euros")["price"] == 3
