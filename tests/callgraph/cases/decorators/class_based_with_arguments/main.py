"""An instance made with arguments decorates by being called."""

class Tagged:
    def __init__(self, tag):
        self.tag = tag

    def __call__(self, function):
        def wrapper():
            self.note()
            function()

        return wrapper

    def note(self):
        pass


@Tagged("slow")
def target():
    pass


target()
