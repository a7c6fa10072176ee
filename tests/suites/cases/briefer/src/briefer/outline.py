from openai import OpenAI


class Outliner:
    def outline(self, text):
        return self.ask(f"Outline: {text}").splitlines()

    def ask(self, prompt):
        answer = OpenAI(timeout=20).responses.create(model="gpt-4.1", input=prompt)
        return answer.output_text
