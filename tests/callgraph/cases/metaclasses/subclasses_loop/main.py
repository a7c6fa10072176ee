"""A factory walks over the subclasses of a base."""

class Parser:
    @classmethod
    def accepts(cls, name):
        return False

    @classmethod
    def make(cls, name):
        for candidate in cls.__subclasses__():
            if candidate.accepts(name):
                return candidate()


class Yaml(Parser):
    @classmethod
    def accepts(cls, name):
        return name == "yaml"

    def parse(self):
        pass


Parser.make("yaml").parse()
