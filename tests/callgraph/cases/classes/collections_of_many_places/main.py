"""A collection that many places make holds items of its own at each."""

class Registry:
    def __init__(self):
        self._items = {}
        self._order = []

    def __iter__(self):
        return iter([self._items[name] for name in self._order])

    def register(self, name, item):
        if name in self._items:
            self.remove(name)
        self._items[name] = item
        self._order.append(name)

    def remove(self, name):
        del self._items[name]
        self._order.remove(name)


def one(): ...


def run_one():
    registry = Registry()
    registry.register("one", one)
    registry.register("one", one)
    for item in registry:
        item()


def two(): ...


def run_two():
    registry = Registry()
    registry.register("two", two)
    registry.register("two", two)
    for item in registry:
        item()


def three(): ...


def run_three():
    registry = Registry()
    registry.register("three", three)
    registry.register("three", three)
    for item in registry:
        item()


def four(): ...


def run_four():
    registry = Registry()
    registry.register("four", four)
    registry.register("four", four)
    for item in registry:
        item()


def five(): ...


def run_five():
    registry = Registry()
    registry.register("five", five)
    registry.register("five", five)
    for item in registry:
        item()


def six(): ...


def run_six():
    registry = Registry()
    registry.register("six", six)
    registry.register("six", six)
    for item in registry:
        item()


def seven(): ...


def run_seven():
    registry = Registry()
    registry.register("seven", seven)
    registry.register("seven", seven)
    for item in registry:
        item()


def eight(): ...


def run_eight():
    registry = Registry()
    registry.register("eight", eight)
    registry.register("eight", eight)
    for item in registry:
        item()


def nine(): ...


def run_nine():
    registry = Registry()
    registry.register("nine", nine)
    registry.register("nine", nine)
    for item in registry:
        item()


run_one()
run_two()
run_three()
run_four()
run_five()
run_six()
run_seven()
run_eight()
run_nine()
