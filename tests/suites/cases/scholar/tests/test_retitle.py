from unittest.mock import patch

from scholar import chains


def test_retitle():
    with patch("scholar.chains.ChatOpenAI") as chat:
        chat.return_value.invoke.return_value.content = "New"
        assert chains.retitle("old") == "New"


def test_retitle_fails():
    with patch.object(chains, "default_llm") as default:
        default.return_value.invoke.side_effect = TimeoutError
        assert chains.retitle("old") == ""
