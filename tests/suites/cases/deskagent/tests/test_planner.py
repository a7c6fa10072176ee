import pytest

from deskagent import planner


@pytest.fixture(autouse=True)
def completion(mocker):
    create = mocker.patch("openai.OpenAI").return_value.chat.completions.create
    create.return_value.choices = [mocker.Mock()]
    create.return_value.choices[0].message.refusal = None
    return create


def test_plan(completion):
    completion.return_value.choices[0].message.content = "one\ntwo"
    assert planner.plan("move") == ["one", "two"]


def test_refused(completion):
    completion.return_value.choices[0].message.refusal = "I cannot help with that."
    with pytest.raises(planner.Refused):
        planner.plan("rob a bank")
