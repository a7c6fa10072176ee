"""A module is kept on an instance."""

import store

class Service:
    def __init__(self, backend):
        self.backend = backend

    def run(self):
        self.backend.save()


Service(store).run()
