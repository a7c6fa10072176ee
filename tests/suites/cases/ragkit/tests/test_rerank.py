from types import SimpleNamespace

import pytest

from ragkit import rerank


def test_rerank(monkeypatch):
    fake = SimpleNamespace(rerank=lambda **kw: SimpleNamespace(results=[SimpleNamespace(index=1), SimpleNamespace(index=0)]))
    monkeypatch.setattr(rerank, "client", lambda: fake)
    assert rerank.rerank("q", ["a", "b"]) == ["b", "a"]


def test_rerank_down(monkeypatch):
    def boom(**kw):
        raise TimeoutError

    monkeypatch.setattr(rerank, "_client", SimpleNamespace(rerank=boom))
    monkeypatch.setattr(rerank.rerank.retry, "sleep", lambda s: None)
    with pytest.raises(TimeoutError):
        rerank.rerank("q", ["a"])
