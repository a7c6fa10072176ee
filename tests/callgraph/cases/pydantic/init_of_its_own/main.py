"""An `__init__` that hands its keywords on to pydantic fills the fields with them."""

from pydantic import BaseModel


def first():
    pass


def second():
    pass


class Step(BaseModel):
    run: object = None

    def __init__(self, **data):
        super().__init__(**data)
        self.run()


class Base(BaseModel):
    name: str


class Named(Base):
    label: object

    def __init__(self, name, label):
        super().__init__(name=name, label=label)


Step(run=first)
Named("a", second).label()
