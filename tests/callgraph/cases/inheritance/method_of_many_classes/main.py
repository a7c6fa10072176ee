"""A method that many classes share gives each what its own class has."""

class Base:
    def find(self, name):
        return getattr(self, name)
    def render(self, name):
        return self.find(name)()
class Html(Base):
    def text(self):
        return 1
class Rst(Base):
    def text(self):
        return 2
class Markdown(Base):
    def text(self):
        return 3
    def find(self, name):
        found = super().find(name)
        return found
def one():
    return Html().render("text")
def two():
    return Html().render("text")
def three():
    return Html().render("text")
def four():
    return Rst().render("text")
def five():
    return Markdown().render("text")
def six():
    return Markdown().find("text")()
def seven():
    return Rst().find("text")()
def eight():
    return Html().find("text")()
def nine():
    return Rst().find("text")()
def ten():
    return Html().find("text")()
for each in (one, two, three, four, five, six, seven, eight, nine, ten):
    each()
