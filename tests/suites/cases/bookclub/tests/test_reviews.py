import httpx
import pytest

from bookclub.reviews import ReviewClient


@pytest.fixture
def client():
    return ReviewClient(http=httpx.Client(timeout=5))


def test_review(client, httpx_mock, golden):
    httpx_mock.add_response(json=golden("review"))
    assert client.review("Emma").stars == 4


def test_review_broken(client, httpx_mock, golden):
    httpx_mock.add_response(json=golden("review_broken"))
    assert client.review("Emma") is None


def test_review_rate_limited(client, httpx_mock):
    httpx_mock.add_response(status_code=429)
    with pytest.raises(httpx.HTTPStatusError):
        client.review("Emma")


@pytest.mark.vcr
def test_shorten(client):
    assert client.shorten("It is a truth universally acknowledged") != ""
