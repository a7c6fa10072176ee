import pytest

from postcards.writer import Writer, WriterError


def test_a_mocked_postcard():
    writer = Writer("gpt-4o-2024-11-20", mock_response="Dear Bob")
    assert writer.write("Rome", "") == "Dear Bob"


def test_too_many_proofs(monkeypatch, httpx_mock):
    monkeypatch.setenv("MISTRAL_API_KEY", "k")
    httpx_mock.add_response(status_code=429)
    with pytest.raises(WriterError, match="proofs"):
        Writer("m").proofread("Deer Ann")


def test_no_choices(monkeypatch, httpx_mock):
    monkeypatch.setenv("MISTRAL_API_KEY", "k")
    httpx_mock.add_response(json={"choices": []})
    assert Writer("m").proofread("Deer Ann") == "Deer Ann"
