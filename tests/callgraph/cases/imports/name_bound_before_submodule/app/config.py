"""A function and a class."""

def load():
    pass


class Config:
    def load(self):
        pass
