from openai import OpenAI


class Painter:
    def __init__(self):
        self._client = None

    @property
    def client(self):
        if self._client is None:
            self._client = OpenAI(timeout=60)
        return self._client

    def paint(self, scene):
        result = self.client.images.generate(model="dall-e-3", prompt=scene[:900], size="1024x1024")
        return result.data[0].url

    def describe(self, url):
        response = self.client.chat.completions.create(
            model="gpt-4o-2024-08-06",
            max_tokens=120,
            messages=[{"role": "user", "content": [{"type": "image_url", "image_url": {"url": url}}]}],
        )
        return response.choices[0].message.content.strip()
