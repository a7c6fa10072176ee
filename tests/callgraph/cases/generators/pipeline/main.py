"""Each stage resumes the stage before it."""

def source():
    yield 1


def double(stream):
    for number in stream:
        yield number * 2


for number in double(source()):
    pass
