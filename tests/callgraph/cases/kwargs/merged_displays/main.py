"""Defaults merged under what the caller gave, by ** in a display and by |."""

def one_default():
    pass


DEFAULTS = {"first": one_default, "second": one_default}

def one(**kwargs):
    call(**{**DEFAULTS, **kwargs})


def two(**kwargs):
    call(**(DEFAULTS | kwargs))


def call(first, second):
    first()
    second()


def mine():
    pass


one(second=mine)
two(first=mine)
