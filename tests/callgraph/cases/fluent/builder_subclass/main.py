"""A builder in a base class returns self; the chain ends in a subclass's method."""

class Builder:
    def __init__(self):
        self.parts = []

    def add(self, part):
        self.parts.append(part)
        return self


class PageBuilder(Builder):
    def title(self, text):
        return self.add(Title())

    def build(self):
        return Page(self.parts)


class Title:
    def render(self):
        pass


class Page:
    def __init__(self, parts):
        self.parts = parts

    def render(self):
        for part in self.parts:
            part.render()


PageBuilder().add(Title()).title("a").build().render()
