"""The name of a method by `format`, `%` and an f-string."""

class Service:
    def do_load(self):
        pass

    def do_save(self):
        pass

    def do_drop(self):
        pass

    def never(self):
        pass


def call(service, name):
    getattr(service, f"do_{name}")()


service = Service()
getattr(service, "do_{}".format("load"))()
getattr(service, "do_%s" % "save")()
call(service, "drop")
