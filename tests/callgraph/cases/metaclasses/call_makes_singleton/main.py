"""A metaclass keeps one instance a class by way of __call__."""

class Singleton(type):
    _instances = {}

    def __call__(cls, *args, **kwargs):
        if cls not in cls._instances:
            cls._instances[cls] = super().__call__(*args, **kwargs)
        return cls._instances[cls]


class Database(metaclass=Singleton):
    def __init__(self, url):
        self.connect(url)

    def connect(self, url):
        pass

    def query(self):
        pass


Database("a").query()
Database("b").query()
