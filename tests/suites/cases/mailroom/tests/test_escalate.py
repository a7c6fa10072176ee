from unittest import mock

from mailroom import escalate


@mock.patch("mailroom.escalate.ask_urgency", return_value=5)
def test_urgent(ask):
    assert escalate.is_urgent("The house is on fire")
    ask.assert_called_once()


def test_not_urgent():
    with mock.patch.object(escalate, "ask_urgency", lambda body: 1):
        assert not escalate.is_urgent("Thanks")
