"""A root model iterates over the list that it holds."""

from pydantic import BaseModel, RootModel

class Pet(BaseModel):
    def feed(self):
        pass


class Pets(RootModel):
    root: list[Pet]

    def __iter__(self):
        return iter(self.root)


for pet in Pets([Pet()]):
    pet.feed()
