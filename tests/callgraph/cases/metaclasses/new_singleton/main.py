"""A singleton by __new__ with a class attribute; __init__ runs at each call."""

class Config:
    _instance = None

    def __new__(cls, *args):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
            cls._instance.load()
        return cls._instance

    def __init__(self, name):
        self.name = name

    def load(self):
        pass

    def get(self):
        pass


Config("a")
Config("b").get()
