"""A helper that is called at several places in many runs gives each place its own."""

def listed(value):
    if value is None:
        return []
    if callable(value):
        return [value]
    return list(value)
class Field:
    def __init__(self, before=None, checks=None, after=None):
        self.before = listed(before)
        self.checks = listed(checks)
        self.after = listed(after)
    def load(self):
        for one in self.before:
            one()
        self.check()
        for one in self.after:
            one()
    def check(self):
        for one in self.checks:
            one()
def strip():
    return 1
def positive():
    return 2
def short():
    return 3
def save():
    return 4
Field(strip, positive).load()
Field(checks=short).load()
Field(checks=[positive, short], after=save).load()
Field(before=[strip], after=[save]).load()
