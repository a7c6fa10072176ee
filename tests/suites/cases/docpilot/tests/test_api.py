def test_extract(client):
    r = client.post("/extract", json={"text": "invoice"})
    assert r.json()["vendor"] == "ACME"
    assert r.json()["total"] == 12.5


def test_tags(client, fake_llm):
    fake_llm.reply = "a, b,c"
    assert client.post("/tags", json={"text": "x"}).json() == {"tags": ["a", "b", "c"]}


def test_chat(client):
    assert client.post("/chat", json={"text": "x"}).text == "ab"
