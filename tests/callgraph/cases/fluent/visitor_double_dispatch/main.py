"""Nodes accept a visitor, which gets them back."""

class Leaf:
    def accept(self, visitor):
        return visitor.visit_leaf(self)


class Pair:
    def __init__(self, *children):
        self.children = children

    def accept(self, visitor):
        return visitor.visit_pair(self)


class Printer:
    def visit_leaf(self, leaf):
        pass

    def visit_pair(self, pair):
        for child in pair.children:
            child.accept(self)


Pair(Leaf(), Pair(Leaf())).accept(Printer())
