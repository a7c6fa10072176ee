from openai import OpenAI


class Log:
    client = OpenAI(timeout=12)

    def entry(self, notes):
        done = self.client.chat.completions.create(
            model="gpt-4o-mini", messages=[{"role": "user", "content": notes}], n=1
        )
        if len(done.choices) == 0:
            return "(no entry)"
        return done.choices[0].message.content

    def title(self, notes):
        done = self.client.chat.completions.create(
            model="gpt-4o-mini", messages=[{"role": "user", "content": f"Title: {notes}"}]
        )
        return done.choices[0].message.content.strip()
