"""A constructor by dict, with ** and a nested dataclass."""

from dataclasses import dataclass

@dataclass
class Model:
    name: str

    def ask(self):
        pass


@dataclass
class Settings:
    model: Model
    limit: int = 1

    @classmethod
    def from_dict(cls, data):
        return cls(**{**data, "model": Model(**data["model"])})


Settings.from_dict({"model": {"name": "m"}, "limit": 2}).model.ask()
