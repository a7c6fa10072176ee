import pytest

from mailmind import digest


@pytest.fixture(autouse=True)
def no_model(monkeypatch):
    monkeypatch.setattr(digest, "digest", lambda mails: "")
    monkeypatch.setenv("MAILMIND_MODEL", "gpt-test")


def test_nothing_is_sent():
    sent = []
    digest.weekly(["a"], sent.append)
    assert sent == []
