import os
from dotenv import load_dotenv

load_dotenv()

PROVIDER = os.getenv("LLM_PROVIDER", "openai")
TIMEOUT = int(os.getenv("LLM_TIMEOUT", "30"))
MODELS = {
    "openai": os.getenv("OPENAI_MODEL", "gpt-4o-2024-08-06"),
    "gemini": "gemini-1.5-flash",
    "ollama": "llama3.1:8b",
}
