import os

SECRET_KEY = "x"
INSTALLED_APPS = ["triage"]
ROOT_URLCONF = "config.urls"
TRIAGE_MODERATE = False
OPENAI_MODEL = os.environ.get("OPENAI_MODEL", "gpt-4o-2024-08-06")
