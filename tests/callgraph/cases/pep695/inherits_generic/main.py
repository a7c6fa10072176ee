"""A subclass of a class with type parameters."""

class Store[K, V]:
    def put(self, key: K, value: V) -> None:
        self.check(key)

    def check(self, key: K) -> None:
        pass


class Names(Store[str, int]):
    def check(self, key: str) -> None:
        super().check(key)


Names().put("a", 1)
