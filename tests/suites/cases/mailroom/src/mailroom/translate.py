class CutOff(RuntimeError):
    pass


class Translator:
    def __init__(self, client, model="gpt-4o-2024-11-20"):
        self._client = client
        self._model = model

    def translate(self, text: str, language: str) -> str:
        result = self._client.chat.completions.create(
            model=self._model,
            messages=[{"role": "user", "content": f"Translate to {language}: {text}"}],
            max_tokens=400,
        )
        choice = result.choices[0]
        if choice.finish_reason == "length":
            raise CutOff(language)
        return choice.message.content


def default_translator() -> Translator:
    from openai import OpenAI

    return Translator(OpenAI(timeout=30))
