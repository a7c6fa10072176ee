"""Methods by the names of a list, in a loop."""

class Service:
    def start(self):
        pass

    def check(self):
        pass

    def stop(self):
        pass


service = Service()
for name in ("start", "stop"):
    getattr(service, name)()
