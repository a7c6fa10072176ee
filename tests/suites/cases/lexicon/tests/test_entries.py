from types import SimpleNamespace as NS

import httpx
import openai
import pytest

from lexicon import entries
from lexicon.entries import Entry, NoEntry


def limited():
    request = httpx.Request("POST", "https://api.openai.com/v1/responses")
    return openai.RateLimitError("slow down", response=httpx.Response(429, request=request), body=None)


def test_define(lexicon, responses):
    responses.push(NS(output_parsed=Entry(word="oak", meanings=["tree"])))
    assert lexicon.define("oak").meanings == ["tree"]


def test_define_refused(lexicon, responses):
    responses.push(NS(output_parsed=None))
    with pytest.raises(NoEntry):
        lexicon.define("oak")


def test_synonyms(lexicon, responses):
    responses.push(NS(output_text="big, huge"))
    assert lexicon.synonyms("large") == ["big", "huge"]


def test_no_synonyms(lexicon, responses, odd_list):
    responses.push(NS(output_text=odd_list))
    assert lexicon.synonyms("large") == []


def test_example_incomplete(lexicon, responses):
    responses.push(NS(status="incomplete", output_text="The oak st"))
    assert lexicon.example("oak") is None


def test_etymology_after_limits(lexicon, responses, monkeypatch):
    monkeypatch.setattr(entries.time, "sleep", lambda _: None)
    responses.push(limited(), limited(), NS(output_text="Old English"))
    assert lexicon.etymology("oak") == "Old English"


def test_etymology_gives_up(lexicon, responses, monkeypatch):
    monkeypatch.setattr(entries.time, "sleep", lambda _: None)
    responses.push(*[limited() for _ in range(3)])
    with pytest.raises(NoEntry):
        lexicon.etymology("oak")


def test_pronounce(lexicon, responses):
    def events():
        yield NS(type="response.created")
        yield NS(type="response.output_text.delta", delta="o")
        yield NS(type="response.output_text.delta", delta="ak")

    responses.push(events())
    assert lexicon.pronounce("oak") == "oak"
