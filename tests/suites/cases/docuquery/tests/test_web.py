from unittest.mock import patch

import requests_mock

from docuquery.rerank import Reranker


def test_ask(client):
    with patch("docuquery.web.answer", return_value="Ann.") as answer, requests_mock.Mocker() as mock:
        mock.post(Reranker.url, json={"results": [{"index": 1, "relevance_score": 0.9}]})
        response = client.post("/ask", json={"question": "Who?", "texts": ["Bob.", "Ann."]})
    assert response.get_json() == {"answer": "Ann."}
    answer.assert_called_once_with("Who?", "Ann.")


def test_rerank_fails():
    with requests_mock.Mocker() as mock:
        mock.post(Reranker.url, status_code=429)
        assert Reranker().order("Who?", ["Bob.", "Ann."]) == ["Bob.", "Ann."]


def test_rerank_is_slow():
    import requests

    with requests_mock.Mocker() as mock:
        mock.post(Reranker.url, exc=requests.exceptions.ConnectTimeout)
        assert Reranker().order("Who?", ["Bob."]) == ["Bob."]
