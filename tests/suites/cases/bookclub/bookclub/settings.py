import os


class Settings:
    provider = os.getenv("BOOKCLUB_PROVIDER", "openai")
    timeout = 20.0


settings = Settings()
