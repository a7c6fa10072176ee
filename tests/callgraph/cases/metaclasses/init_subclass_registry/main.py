"""__init_subclass__ registers subclasses under a keyword of the class statement."""

class Handler:
    registry = {}

    def __init_subclass__(cls, kind="", **kwargs):
        super().__init_subclass__(**kwargs)
        cls.registry[kind] = cls
        cls.prepare()

    @classmethod
    def prepare(cls):
        pass

    @classmethod
    def create(cls, kind):
        return cls.registry[kind]()


class Text(Handler, kind="text"):
    def handle(self):
        pass


class Image(Handler, kind="image"):
    def handle(self):
        pass


Handler.create("text").handle()
