import httpx


class Reader:
    def __init__(self, key, http=None):
        self._http = http or httpx.Client(timeout=60)
        self._key = key

    def read(self, text):
        response = self._http.post(
            "https://api.elevenlabs.io/v1/text-to-speech/21m00Tcm4TlvDq8ikWAM",
            json={"text": text, "model_id": "eleven_multilingual_v2"},
            headers={"xi-api-key": self._key},
        )
        if response.status_code >= 500:
            return b""
        return response.content

    def rewrite(self, text):
        response = self._http.post(
            "https://api.anthropic.com/v1/messages",
            json={
                "model": "claude-3-5-haiku-20241022",
                "max_tokens": 500,
                "messages": [{"role": "user", "content": text}],
            },
            headers={"x-api-key": self._key},
        )
        body = response.json()
        if body["stop_reason"] == "max_tokens":
            return text
        return body["content"][0]["text"]
