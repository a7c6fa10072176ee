"""An attribute read from `__dict__` of an instance."""

def save():
    pass


class Service:
    def __init__(self):
        self.hook = save


service = Service()
service.__dict__["hook"]()
