"""A base method reads an abstract property that the subclass implements."""

from abc import ABC, abstractmethod

class Tool(ABC):
    @property
    @abstractmethod
    def action(self):
        ...

    def run(self):
        return self.action()


def search():
    pass


class Search(Tool):
    @property
    def action(self):
        return search


Search().run()
