from mailroom import reply


def test_draft(monkeypatch, client_saying):
    fake = client_saying(" Dear customer ")
    monkeypatch.setattr(reply, "client", fake)
    assert reply.draft("Where is my parcel?") == "Dear customer"
    assert fake.chat.completions.calls[0]["model"].startswith("gpt-4o")
