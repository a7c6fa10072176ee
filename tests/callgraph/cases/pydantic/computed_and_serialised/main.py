"""A computed field is a property; dumping runs it and the serializers."""

from pydantic import BaseModel, computed_field

def multiply(a, b):
    return a * b


class Box(BaseModel):
    width: int
    height: int = 1

    @computed_field
    @property
    def area(self) -> int:
        return multiply(self.width, self.height)


Box(width=2).area
