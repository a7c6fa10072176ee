"""Functions set on a model under names of which only the beginning is known."""

import json


class Model:
    def reset(self):
        pass


def check():
    pass


def move():
    pass


def never():
    pass


def equip(model, states):
    for state in states:
        setattr(model, "is_%s" % state, check)
        setattr(model, f"to_{state}", move)
        setattr(model, "has_" + state, never)


model = Model()
equip(model, json.loads('["open", "shut"]'))
model.is_open()
model.to_shut()
model.reset()
