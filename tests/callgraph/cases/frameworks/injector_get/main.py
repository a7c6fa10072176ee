"""An injector makes an instance of the class that it is asked for, and of what that needs."""

from injector import Injector, inject


class Store:
    def load(self):
        pass


class Service:
    @inject
    def __init__(self, store: Store):
        self.store = store

    def answer(self):
        self.store.load()


injector = Injector()
injector.get(Service).answer()
