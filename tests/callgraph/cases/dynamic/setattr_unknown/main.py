"""A function set on a model under a name that only the data tells."""

import json


class Model:
    def __init__(self):
        self.kept = stay

    def reset(self):
        pass


def stay():
    pass


def go():
    pass


def equip(model, names):
    for name in names:
        setattr(model, name, go)


model = Model()
equip(model, json.loads('["advance"]'))
model.advance()
model.kept()
model.reset()
