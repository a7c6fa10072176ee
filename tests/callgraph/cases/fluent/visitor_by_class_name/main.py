"""A visitor picks its method by the class name of the node."""

class Node:
    pass


class Number(Node):
    pass


class Add(Node):
    def __init__(self, left, right):
        self.left = left
        self.right = right


class Evaluator:
    def visit(self, node):
        method = getattr(self, f"visit_{type(node).__name__}", self.generic)
        return method(node)

    def visit_Number(self, node):
        return 1

    def visit_Add(self, node):
        return self.visit(node.left) + self.visit(node.right)

    def generic(self, node):
        raise TypeError


Evaluator().visit(Add(Number(), Number()))
