"""A parameter whose only hint is its annotation, in a function that nothing calls."""

class Row:
    def show(self):
        pass


class Store:
    def get(self) -> Row:
        return Row()


def handle(store: Store):
    store.get().show()
