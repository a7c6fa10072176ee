from types import SimpleNamespace

import pytest

from lawsum import summaries


def response(text="", status="completed", reason=None):
    details = SimpleNamespace(reason=reason) if reason else None
    return SimpleNamespace(output_text=text, status=status, incomplete_details=details)


def completion(**given):
    return SimpleNamespace(choices=[SimpleNamespace(message=SimpleNamespace(**given))])


ORDINARY = [response("Ann rents to Bob."), response("Bob sells to Ann.")]
REFUSED = completion(refusal="I can't help with that.", parsed=None)
INPUTS = {"letter": {"text": ""}, "contract": {"text": "We agree"}}


@pytest.fixture
def create(mocker):
    return mocker.patch.object(summaries.client.responses, "create")


@pytest.mark.parametrize("answer", ORDINARY)
def test_summarise(create, answer):
    create.return_value = answer
    assert " to " in summaries.summarise("…")


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        pytest.param(response("Ann re", "incomplete", "max_output_tokens"), "max_output", id="cut"),
        pytest.param(response("", "incomplete", "content_filter"), "filter", id="filtered"),
    ],
)
def test_summary_that_is_cut(create, answer, why):
    create.return_value = answer
    with pytest.raises(summaries.Cut, match=why):
        summaries.summarise("…")


@pytest.mark.parametrize(
    ("said", "label"), [("Contract\n", "contract"), ("", "other"), ("a poem", "other")]
)
def test_classify(create, said, label):
    create.return_value = response(said)
    assert summaries.classify("…") == label


def test_parties(mocker):
    parse = mocker.patch.object(summaries.client.chat.completions, "parse")
    parse.side_effect = [completion(refusal=None, parsed=summaries.Parties(names=["Ann"])), REFUSED]
    assert summaries.parties("Ann and …") == ["Ann"]
    assert summaries.parties("…") is None


@pytest.mark.parametrize("name", INPUTS)
def test_translate(create, name):
    create.return_value = response("Guten Tag")
    assert summaries.translate(**INPUTS[name], language="de") == "Guten Tag"
