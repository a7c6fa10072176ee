from pydantic import BaseModel


class Slow:
    def ask(self):
        return "slow"


class Fast:
    def ask(self):
        return "fast"


class Options(BaseModel):
    model_config = {"arbitrary_types_allowed": True}
    client: object
    name: str = ""

    def shown(self):
        return self.name


def original():
    return Options(client=Slow(), name="a")


def copied():
    options = original().model_copy()
    options.client.ask()
    return options.shown()


def changed():
    options = original().model_copy(update={"client": Fast()})
    options.shown()


copied()
changed()
