import os

SECRET_KEY = "dev"
INSTALLED_APPS = ["django.contrib.contenttypes", "entries"]
OPENAI_API_KEY = os.environ.get("OPENAI_API_KEY", "")
SUMMARY_MODEL = os.environ.get("SUMMARY_MODEL", "gpt-4o-2024-08-06")
ROOT_URLCONF = "guestbook.urls"
