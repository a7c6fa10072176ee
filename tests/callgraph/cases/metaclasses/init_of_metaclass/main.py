"""A metaclass appends each class to a list on the first of them."""

class PluginMount(type):
    def __init__(cls, name, bases, namespace):
        if not hasattr(cls, "plugins"):
            cls.plugins = []
        else:
            cls.register(cls)

    def register(cls, plugin):
        cls.plugins.append(plugin)


class Plugin(metaclass=PluginMount):
    pass


class Spell(Plugin):
    def check(self):
        pass


class Link(Plugin):
    def check(self):
        pass


for plugin in Plugin.plugins:
    plugin().check()
