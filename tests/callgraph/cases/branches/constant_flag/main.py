"""What a code compares with a constant that it assigned itself decides which branch it runs."""


def few(): ...


def many(): ...


def last(): ...


def compared():
    limit = 3
    if limit > 2:
        many()
    else:
        few()


def returned_early():
    quiet = True
    if quiet:
        return few()
    return last()


def counted(values):
    count = 0
    for _ in values:
        count += 1
    if count:
        many()


verbose = False
compared()
returned_early()
counted([1])
if verbose:
    last()


def collected(values):
    found = []
    for value in values:
        if found:
            last()
        found.append(value)


def filled():
    found = []
    fill(found)
    if found:
        few()


def fill(found):
    found.append(1)


collected([1, 2])
filled()
