import openai
from openai.types.chat import ChatCompletion


def test_diagnose_unavailable(create, web):
    create.return_value = ChatCompletion.construct(choices=[])
    response = web.post("/diagnose", json={"symptoms": "spots"})
    assert response.status_code == 503
    assert response.get_json() == {"error": "unavailable"}


def test_harvest(create, completion, web):
    create.return_value = completion("September")
    assert web.get("/harvest/apple").get_json()["month"] == "September"
