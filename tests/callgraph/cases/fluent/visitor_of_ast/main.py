"""A visitor of the standard library calls methods by the classes of nodes."""

import ast


class Names(ast.NodeVisitor):
    def __init__(self):
        self.found = []

    def visit_Name(self, node):
        self.record(node)

    def visit_Call(self, node):
        self.generic_visit(node)

    def record(self, node):
        self.found.append(node.id)

    def visit_later(self):
        return self.found


def main():
    names = Names()
    names.visit(ast.parse("a(b(c))"))
    names.visit(ast.Name("x"))
    return names.visit_later()


main()
