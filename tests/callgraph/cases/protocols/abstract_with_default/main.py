"""An abstract class with a template, an abstract step and a default step via super()."""

from abc import ABC, abstractmethod

class Exporter(ABC):
    def export(self):
        self.open()
        self.write()

    def open(self):
        pass

    @abstractmethod
    def write(self):
        start()


class Csv(Exporter):
    def write(self):
        super().write()


class Xml(Exporter):
    def open(self):
        pass

    def write(self):
        pass


def start():
    pass


for exporter in (Csv(), Xml()):
    exporter.export()
