"""A plain function is taken from the dictionary of a class, also by `vars`."""

class Service:
    def start(self):
        pass

    def stop(self):
        pass


service = Service()
Service.__dict__["start"](service)
vars(Service)["stop"](service)
