"""An init-only field goes to __post_init__ and is no attribute."""

from dataclasses import InitVar, dataclass, field

class Source:
    def read(self):
        return Data()


class Data:
    def show(self):
        pass


@dataclass
class View:
    source: InitVar[Source]
    data: Data = field(init=False)

    def __post_init__(self, source):
        self.data = source.read()


View(Source()).data.show()
