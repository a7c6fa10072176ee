from unittest.mock import PropertyMock, patch, MagicMock

import pytest

import server


@pytest.fixture
def web():
    server.app.config["TESTING"] = True
    return server.app.test_client()


@patch("server.describe", return_value="A chair.")
def check_describe_route(describe, web):
    assert web.post("/describe", json={"product": "chair"}).json == {"text": "A chair."}


def check_slogan_blocked(web):
    answer = MagicMock()
    type(answer).text = PropertyMock(side_effect=ValueError("blocked"))
    with patch.object(server.gemini, "generate_content", return_value=answer):
        assert web.post("/slogan", json={"product": "x"}).status_code == 502
