"""Containers that one class holds for several owners do not mix."""

class Bus:
    def __init__(self):
        self.map = {}
    def on(self, name, fn):
        self.map.setdefault(name, []).append(fn)
    def emit(self, name):
        for fn in self.map.get(name, []):
            fn()
class UI:
    def __init__(self):
        self.bus = Bus()
        self.bus.on("click", self.clicked)
    def clicked(self):
        return 1
    def click(self):
        self.bus.emit("click")
class Net:
    def __init__(self):
        self.bus = Bus()
        self.bus.on("data", self.received)
        self.bus.on("end", self.ended)
    def received(self):
        return 2
    def ended(self):
        return 3
    def data(self):
        self.bus.emit("data")
UI().click()
Net().data()
