"""Methods by constant names, with a default that is not needed."""

class Service:
    def start(self):
        pass

    def stop(self):
        pass


def missing():
    pass


service = Service()
getattr(service, "start")()
getattr(service, "stop", missing)()
getattr(service, "restart", missing)()
