"""Listeners by event in a defaultdict; on() is a decorator, too."""

from collections import defaultdict

class Emitter:
    def __init__(self):
        self.listeners = defaultdict(list)

    def on(self, event):
        def decorator(function):
            self.listeners[event].append(function)
            return function

        return decorator

    def emit(self, event, *args):
        for listener in self.listeners[event]:
            listener(*args)


bus = Emitter()

@bus.on("start")
def started(name):
    pass


@bus.on("stop")
def stopped(name):
    pass


bus.emit("start", "x")
bus.emit("stop", "x")
