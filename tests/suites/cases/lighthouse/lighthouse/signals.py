import httpx
from tenacity import retry, retry_if_exception_type, stop_after_attempt, wait_none

from lighthouse.settings import Settings


class Overloaded(Exception):
    pass


class Keeper:
    def __init__(self, http: httpx.Client | None = None):
        self.http = http or httpx.Client(base_url=Settings.base, timeout=20)

    @retry(retry=retry_if_exception_type(Overloaded), stop=stop_after_attempt(3), wait=wait_none(), reraise=True)
    def log(self, event: str) -> str:
        response = self.http.post(
            "/v1/chat/completions",
            json={"model": "mistral-small-latest", "messages": [{"role": "user", "content": event}]},
        )
        if response.status_code in (429, 503):
            raise Overloaded
        response.raise_for_status()
        return response.json()["choices"][0]["message"]["content"]

    def warn(self, storm: str) -> str:
        response = self.http.post(
            "/v1/chat/completions",
            json={"model": "mistral-small-latest", "messages": [{"role": "user", "content": storm}]},
        )
        choice = response.json()["choices"][0]
        if choice["finish_reason"] == "length":
            return choice["message"]["content"] + "..."
        return choice["message"]["content"]


async def ask(question: str) -> str:
    async with httpx.AsyncClient(timeout=30) as http:
        try:
            response = await http.post(
                "https://api.mistral.ai/v1/chat/completions",
                json={"model": "mistral-small-latest", "messages": [{"role": "user", "content": question}]},
            )
        except httpx.ReadTimeout:
            return "no answer"
    return response.json()["choices"][0]["message"]["content"]
