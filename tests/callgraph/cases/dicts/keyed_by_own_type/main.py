"""The type of a value is the key, or a type by its name."""

def number(value): ...


def text(value): ...


def several(value): ...


WRITERS = {int: number, str: text, list: several}


def write(value):
    WRITERS[type(value)](value)


def write_text(value):
    WRITERS[str](value)


write(3)
write([4])
write_text("x")
