from unittest import mock

import pytest
from litellm import ModelResponse

from gamemaster import dice


def answer(content):
    return ModelResponse(choices=[{"message": {"role": "assistant", "content": content}, "finish_reason": "stop"}])


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('{"dice": "d6", "bonus": 2}', {"dice": "d6", "bonus": 2}),
        ('Sure:\n```json\n{"dice": "d8"}\n```', {"dice": "d8", "bonus": 0}),
        ("roll a d20", dice.FALLBACK),
        ('{"dice": "d6", bonus}', dice.FALLBACK),
        ('{"dice": "d7"}', dice.FALLBACK),
        (None, dice.FALLBACK),
    ],
)
def test_which_dice(content, expected):
    with mock.patch("gamemaster.dice.litellm.completion", return_value=answer(content)) as completion:
        assert dice.which_dice("jump") == expected
    completion.assert_called_once()


@mock.patch.object(dice, "which_dice", return_value={"dice": "d4", "bonus": 1})
def test_throw(which_dice):
    rng = mock.Mock()
    rng.randint.return_value = 3
    assert dice.throw("jump", rng) == 4
