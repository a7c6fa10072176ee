import pytest

BODY = {"cv": "I write Python.", "job": "Python developer"}


def test_match(client, scripted):
    scripted('{"score": 80, "reasons": ["Python"]}')
    assert client.post("/api/match", json=BODY).json() == {"score": 80, "reasons": ["Python"]}


@pytest.mark.parametrize("answer", ["not json", '{"score": "high"}', '{"score": 180}', "{}"])
def test_match_of_nonsense(client, scripted, answer):
    scripted(answer)
    assert client.post("/api/match", json=BODY).status_code == 502


def test_rewrite_is_queued(client, mocker):
    rewrite = mocker.patch("app.api.routes.rewrite")
    assert client.post("/api/rewrite", json=BODY).json() == {"queued": True}
    rewrite.assert_called_once_with(BODY["cv"])
