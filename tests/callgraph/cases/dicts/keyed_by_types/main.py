"""Tables with the types of builtin values and classes of a library for keys."""

import ast


def on_int(x):
    pass


def on_str(x):
    pass


def on_name(x):
    pass


def on_call(x):
    pass


BY_TYPE = {int: on_int, str: on_str}
BY_TYPE[int](1)
BY_TYPE[type("s")]("s")
NODES = {ast.Name: on_name}
NODES[ast.Call] = on_call
NODES[ast.Call](1)
