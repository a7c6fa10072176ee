"""A branch runs for the class that has the method."""

class Closed:
    def close(self):
        pass


class Open:
    def leave(self):
        pass


def finish(item):
    if hasattr(item, "close"):
        item.close()
    else:
        item.leave()


finish(Closed())
finish(Open())
