"""A dependency container keyed by class, with factories that ask it in turn."""

class Container:
    def __init__(self):
        self._factories = {}
        self._made = {}

    def register(self, key, factory):
        self._factories[key] = factory

    def get(self, key):
        if key not in self._made:
            self._made[key] = self._factories[key](self)
        return self._made[key]


class Database:
    def query(self):
        pass


class Users:
    def __init__(self, database):
        self.database = database

    def all(self):
        self.database.query()


container = Container()
container.register(Database, lambda c: Database())
container.register(Users, lambda c: Users(c.get(Database)))
container.get(Users).all()
