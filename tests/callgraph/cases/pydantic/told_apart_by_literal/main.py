"""What a class says of its own name tells it apart from the others."""

from typing import Literal

from pydantic import BaseModel, Field

class Card(BaseModel):
    kind: str = "other"
    def pay(self): pass
class Cash(Card):
    kind: Literal["cash", "coins"] = "cash"
    def pay(self): pass
class Gift(Card):
    kind: Literal["gift"] = Field(default="gift")
    def pay(self): pass
class Voucher(Gift):
    def pay(self): pass

def choose(way):
    if way.kind == "gift":
        way.pay()
        return None
    if way.kind not in ("cash", "coins"):
        return way.pay()
    return settle(way)
def settle(way):
    way.pay()
for one in (Card(), Cash(), Gift(), Voucher()):
    choose(one)
