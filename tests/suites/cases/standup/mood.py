import ollama


def mood(transcript):
    """One word for the mood of the team."""
    try:
        reply = ollama.chat(model="llama3.1:8b", messages=[{"role": "user", "content": transcript}])
        return reply["message"]["content"].split()[0].lower()
    except Exception:
        return "unknown"
