from openai import OpenAI

client = OpenAI(timeout=20, max_retries=1)


def draft(body: str, tone: str = "friendly") -> str:
    completion = client.chat.completions.create(
        model="gpt-4o-2024-11-20",
        messages=[{"role": "user", "content": f"Reply in a {tone} tone:\n{body}"}],
    )
    return completion.choices[0].message.content.strip()
