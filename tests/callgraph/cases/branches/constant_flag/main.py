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
