"""The ways in which a pool of processes runs a function."""

from multiprocessing import Pool


def one(number):
    return number


def two(left, right):
    return left


def three(number):
    return number


def stored(result):
    pass


if __name__ == "__main__":
    with Pool(2) as pool:
        pool.map(one, [1])
        pool.starmap(two, [(1, 2)])
        pool.apply_async(three, (1,), callback=stored).get()
