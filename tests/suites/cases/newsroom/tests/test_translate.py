from newsroom.translate import Translator


def test_translate(httpserver):
    httpserver.expect_request("/v1/chat/completions", method="POST").respond_with_json(
        {
            "id": "1",
            "object": "chat.completion",
            "created": 1,
            "model": "gpt-4o-mini",
            "choices": [
                {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": "Hallo"}}
            ],
        }
    )
    assert Translator(httpserver.url_for("/v1")).translate("Hello", "German") == "Hallo"
