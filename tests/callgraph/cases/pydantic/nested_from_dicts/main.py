"""A dict that is given for a field becomes the model that the field is declared to hold."""

from pydantic import BaseModel


class Settings(BaseModel):
    def check(self):
        pass


class Other(BaseModel):
    def check(self):
        pass


class Config(BaseModel):
    settings: Settings
    other: Other | None = None
    plain: dict = {}


def begin(config):
    config.settings.check()
    config.plain.get("check")


begin(Config(settings={"level": 1}, plain={"level": 2}))
Config(**{"settings": {}, "other": {}}).other.check()
