import httpx
import pytest

from lighthouse.signals import Keeper, Overloaded, ask
from lighthouse.tides import tide


def reply(content, finish_reason="stop"):
    return {"choices": [{"message": {"role": "assistant", "content": content}, "finish_reason": finish_reason}]}


def keeper(*responses):
    queue = list(responses)

    def handler(request):
        return queue.pop(0)

    return Keeper(httpx.Client(transport=httpx.MockTransport(handler), base_url="https://api.mistral.ai"))


def test_log_after_overload():
    made = keeper(httpx.Response(503), httpx.Response(200, json=reply("noted")))
    assert made.log("fog") == "noted"


def test_log_gives_up():
    with pytest.raises(Overloaded):
        keeper(*[httpx.Response(429)] * 3).log("fog")


def test_warn():
    assert keeper(httpx.Response(200, json=reply("Storm"))).warn("x") == "Storm"


@pytest.mark.anyio
async def test_ask_times_out(httpx_mock):
    httpx_mock.add_exception(httpx.ReadTimeout("slow"))
    assert await ask("when?") == "no answer"


def test_tide_limited(httpx_mock):
    httpx_mock.add_response(url="https://tides.example/Dover", status_code=429)
    assert tide("Dover") == 0.0
