import pytest

from newsdigest.ranking import rank


@pytest.mark.vcr
def test_rank():
    assert rank(["a", "b"]) == ["b", "a"]


class FakeResponses:
    def __init__(self, text):
        self.text = text

    def create(self, **kwargs):
        return type("Response", (), {"output_text": self.text})()


class FakeClient:
    def __init__(self, text):
        self.responses = FakeResponses(text)


def test_rank_ignores_numbers_that_were_not_given():
    assert rank(["a", "b"], FakeClient("1,7,0")) == ["b", "a"]


def test_rank_fails_on_prose():
    with pytest.raises(ValueError):
        rank(["a", "b"], FakeClient("I would say the second."))
