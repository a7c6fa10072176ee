from typing import Literal

from pydantic import BaseModel


class Verdict(BaseModel):
    urgency: Literal["low", "high"]
    team: str
