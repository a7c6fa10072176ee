"""Chains of mappings for nested scopes, which are read and written as a whole or one by one."""

from collections import ChainMap

RUN = "run"


def walk(spec, scope):
    scope = scope.new_child({"mode": scope.maps[0]["mode"]})
    if spec > 1:
        scope.maps[0]["mode"] = quiet
        scope.maps[0]["done"] = done
        scope["done"]()
    scope["mode"](spec)
    if spec:
        scope[RUN](spec - 1, scope)


def loud(spec):
    pass


def quiet(spec):
    pass


def done():
    pass


top = ChainMap({RUN: walk}).new_child({"mode": loud})
top[RUN](2, top)
top.parents[RUN](0, top)
