import httpx
import pytest

from souschef.cook import MISTRAL, Cook, translate
from tests.stream import FakeStream


def test_dish(claude, serve):
    http = serve(claude('{"name": "soup"}'))
    assert http.post("/dishes", json={"text": "leek"}).json() == {"name": "soup"}


@pytest.mark.parametrize("said", ['{"name": ', "Sorry, no."])
def test_no_dish(claude, serve, said):
    assert serve(claude(said)).post("/dishes", json={"text": "sand"}).status_code == 502


def chat(content):
    return {"choices": [{"message": {"role": "assistant", "content": content}}]}


def test_translate(httpx_mock):
    httpx_mock.add_response(url=MISTRAL, json=chat("Lauch"))
    assert translate("leek") == "Lauch"


@pytest.mark.parametrize("reply", [chat(None), chat("")], ids=["none", "blank"])
def test_translation_of_nothing(httpx_mock, reply):
    httpx_mock.add_response(url=MISTRAL, json=reply)
    assert translate("leek") == "leek"


def test_translation_in_time(httpx_mock):
    httpx_mock.add_exception(httpx.ReadTimeout("slow"))
    assert translate("leek") == "leek"


def test_steps():
    client = FakeStream(["Cut. ", "Boil."])
    assert "".join(Cook(client).steps("soup")) == "Cut. Boil."
