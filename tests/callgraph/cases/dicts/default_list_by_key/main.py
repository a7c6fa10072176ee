"""What a defaultdict makes is kept apart by key."""

from collections import defaultdict


def on_start():
    return 1


def on_stop():
    return 2


class Bus:
    def __init__(self):
        self.handlers = defaultdict(list)

    def on(self, name, fn):
        self.handlers[name].append(fn)

    def emit(self, name):
        for fn in self.handlers[name]:
            fn()


bus = Bus()
bus.on("start", on_start)
bus.on("stop", on_stop)
bus.emit("start")
