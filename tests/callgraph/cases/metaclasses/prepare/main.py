"""The namespace of a class comes from its metaclass."""

class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **keywords):
        return mcs.namespace(name)

    @classmethod
    def namespace(mcs, name):
        return {}


class A(metaclass=Meta):
    def run(self):
        return 1


A().run()
