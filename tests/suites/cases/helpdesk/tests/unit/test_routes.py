def test_answer(api):
    response = api.post("/tickets/answer", json={"text": "hi"})
    assert response.status_code == 200
    assert response.json() == {"answer": "Hello."}


def test_summary(api):
    response = api.post("/tickets/summary", json={"text": "a\nb"})
    assert response.json()["summary"] == "Hello."


def test_similar(api):
    assert api.post("/tickets/similar", json={"text": "hi"}).json() == {"size": 3}


def test_validation(api):
    assert api.post("/tickets/answer", json={}).status_code == 422
