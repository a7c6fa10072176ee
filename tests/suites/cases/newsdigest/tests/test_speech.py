import httpx

from newsdigest.speech import Reader


def reader(handler):
    return Reader("key", http=httpx.Client(transport=httpx.MockTransport(handler)))


def test_reads():
    assert reader(lambda request: httpx.Response(200, content=b"mp3")).read("hi") == b"mp3"


def test_server_error_gives_nothing():
    assert reader(lambda request: httpx.Response(503)).read("hi") == b""


def test_rewrite_cut_off():
    def handler(request):
        return httpx.Response(
            200,
            json={"stop_reason": "max_tokens", "content": [{"type": "text", "text": "Half"}]},
        )

    assert reader(handler).rewrite("All of it") == "All of it"
