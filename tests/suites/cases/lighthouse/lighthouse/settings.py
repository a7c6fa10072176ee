import os


class Settings:
    key = os.getenv("LLM_KEY", "none")
    base = os.getenv("LLM_BASE", "https://api.mistral.ai")
