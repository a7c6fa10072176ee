import httpx
import pytest

from reviewbot.similar import closest, embed


def vectors(*values):
    return {"data": [{"index": i, "embedding": list(v)} for i, v in enumerate(values)], "model": "x"}


def test_closest(httpx_mock):
    httpx_mock.add_response(url="https://api.openai.com/v1/embeddings", json=vectors((1, 0), (0, 1), (1, 1)))
    assert closest("diff", ["one", "two"]) == "two"


def test_server_error(httpx_mock):
    httpx_mock.add_response(status_code=503)
    with pytest.raises(httpx.HTTPStatusError):
        embed(["x"])


def test_timeout(httpx_mock):
    httpx_mock.add_exception(httpx.ReadTimeout("too slow"))
    with pytest.raises(httpx.ReadTimeout):
        embed(["x"])
