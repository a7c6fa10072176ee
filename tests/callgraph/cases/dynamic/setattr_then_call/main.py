"""A function set by a constant name on an instance, a class and a module."""

import store

class Service:
    pass


def on_instance():
    pass


def on_class(self):
    pass


def on_module():
    pass


service = Service()
setattr(service, "first", on_instance)
setattr(Service, "second", on_class)
setattr(store, "third", on_module)
service.first()
service.second()
store.third()
