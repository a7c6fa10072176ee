from fastapi import Depends
from openai import AsyncOpenAI

from helpdesk.settings import Settings, get_settings


def get_openai(settings: Settings = Depends(get_settings)) -> AsyncOpenAI:
    return AsyncOpenAI(api_key=settings.openai_api_key, timeout=settings.timeout_seconds)
