from groq import Groq

VERDICTS = ("true", "false", "unclear")


def verdict(claim: str, client: Groq = None) -> str:
    client = client or Groq(timeout=15)
    completion = client.chat.completions.create(
        model="llama-3.3-70b-versatile",
        messages=[{"role": "user", "content": f"One word, {VERDICTS}: {claim}"}],
        temperature=0,
    )
    word = (completion.choices[0].message.content or "").strip().lower().rstrip(".")
    return word if word in VERDICTS else "unclear"
