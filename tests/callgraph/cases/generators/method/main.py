"""A generator method of a class."""

class Tree:
    def walk(self):
        self.visit()
        yield self

    def visit(self):
        pass


for node in Tree().walk():
    node.visit()
