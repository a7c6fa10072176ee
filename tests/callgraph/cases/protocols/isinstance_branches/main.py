"""isinstance tells apart by class what one function is given."""

class Node:
    def visit(self):
        pass


class Leaf(Node):
    def value(self):
        pass


class Branch(Node):
    def __init__(self, children):
        self.children = children


def walk(node):
    if isinstance(node, Leaf):
        node.value()
    elif isinstance(node, (Branch,)):
        for child in node.children:
            walk(child)
    else:
        node.visit()


walk(Branch([Leaf(), Branch([])]))
