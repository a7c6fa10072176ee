import json


class Base:
    def go(self):
        pass


def ask(item: Base, kind):
    if type(item) is kind:
        item.go()
    if type(item) is json.JSONDecoder:
        item.go()
