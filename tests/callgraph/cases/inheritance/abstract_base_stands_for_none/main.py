"""No object of an abstract class runs a template method that nothing calls yet."""

from abc import ABC, abstractmethod


class Base(ABC):
    def run(self):
        return self.step()

    @abstractmethod
    def step(self):
        ...


class One(Base):
    def step(self):
        return "one"


class Two(Base):
    def step(self):
        return "two"


