"""A generic repository keeps the type of its items."""

from typing import Generic, TypeVar

T = TypeVar("T")

class Repository(Generic[T]):
    def __init__(self, kind: type[T]):
        self.kind = kind

    def get(self) -> T:
        return self.kind()


class User:
    def greet(self):
        pass


class Users(Repository[User]):
    def first(self):
        return self.get()


Repository[User](User).get().greet()
Users(User).first().greet()
