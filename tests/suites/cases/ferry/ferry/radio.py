import openai
from tenacity import retry, retry_if_exception_type, stop_after_attempt, wait_none


class Radio:
    def __init__(self):
        self._client = None

    @property
    def client(self):
        if self._client is None:
            self._client = openai.OpenAI(timeout=5, max_retries=0)
        return self._client

    @retry(
        retry=retry_if_exception_type(openai.RateLimitError),
        stop=stop_after_attempt(3),
        wait=wait_none(),
        reraise=True,
    )
    def call(self, text):
        done = self.client.chat.completions.create(
            model="gpt-4o-mini", messages=[{"role": "user", "content": text}]
        )
        return done.choices[0].message.content
