"""A class body imports: the module and the function become attributes of the class."""

class Service:
    import store
    from store import load as read

    def run(self):
        self.store.save()
        Service.store.load()


service = Service()
service.run()
Service.read()
