import pytest

import local
from local import LocalModel, rerank


class Client:
    def __init__(self, host):
        assert host.startswith("http")

    def chat(self, model, messages):
        return {"message": {"role": "assistant", "content": ""}}


def check_chat_says_that_there_is_nothing(monkeypatch):
    monkeypatch.setattr(local.ollama, "Client", Client)
    assert LocalModel().chat([]) == "(nothing)"


@pytest.mark.live
def check_generate():
    assert LocalModel().generate("hi")


def check_rerank(mocker):
    client = mocker.Mock()
    client.rerank.return_value.results = [mocker.Mock(index=1), mocker.Mock(index=0)]
    assert rerank("q", ["a", "b"], client) == ["b", "a"]
