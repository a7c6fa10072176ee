from unittest.mock import Mock

import pytest

from deskagent.workers import Critic, Echo


@pytest.fixture
def client():
    client = Mock()
    client.responses.create.return_value.output_text = " Too long "
    return client


def test_critic(client):
    assert Critic(client).work("Once upon a time") == "Too long"


def test_echo():
    assert Echo(Mock()).work("hello") == "Echo: hello"
