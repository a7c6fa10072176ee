"""A function with a type parameter."""

class Service:
    def run(self):
        pass


def first[T](items: list[T]) -> T:
    return items[0]


first([Service()]).run()
