"""wait gives the futures that are done."""

from concurrent.futures import ThreadPoolExecutor, wait


def first():
    return target


def target():
    pass


pool = ThreadPoolExecutor()
done, pending = wait([pool.submit(first)], timeout=5)
for future in done:
    future.result()()
