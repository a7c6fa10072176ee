"""`operator.itemgetter` takes items by constant keys."""

from operator import itemgetter

def load():
    pass


def save():
    pass


table = {"load": load, "save": save}
itemgetter("save")(table)()
pair = (load, save)
itemgetter(0)(pair)()
