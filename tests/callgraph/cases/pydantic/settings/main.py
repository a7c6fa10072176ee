"""Settings with nested groups, cached by a getter."""

from functools import lru_cache

from pydantic import BaseModel
from pydantic_settings import BaseSettings

class Database(BaseModel):
    host: str = "localhost"

    def url(self):
        return self.host


class Settings(BaseSettings):
    database: Database = Database()


@lru_cache
def get_settings():
    return Settings()


get_settings().database.url()
