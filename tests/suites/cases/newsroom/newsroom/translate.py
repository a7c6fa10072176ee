from openai import OpenAI


class Translator:
    def __init__(self, base_url=None):
        self.client = OpenAI(base_url=base_url, timeout=20, max_retries=0)

    def translate(self, text, language):
        response = self.client.chat.completions.create(
            model="gpt-4o-mini-2024-07-18",
            messages=[
                {"role": "system", "content": f"Translate into {language}."},
                {"role": "user", "content": text},
            ],
        )
        return response.choices[0].message.content
