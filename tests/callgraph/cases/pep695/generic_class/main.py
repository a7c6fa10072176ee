"""A class with a type parameter keeps what it is given."""

class Service:
    def run(self):
        pass


class Box[T]:
    def __init__(self, value: T):
        self.value = value

    def get(self) -> T:
        return self.value


Box(Service()).get().run()
Box[Service](Service()).get().run()
