"""as_completed over the keys of a dictionary gives the futures back."""

from concurrent.futures import ThreadPoolExecutor, as_completed


class Page:
    def show(self):
        pass


def fetch(address):
    return Page()


def run(addresses):
    with ThreadPoolExecutor(max_workers=2) as pool:
        futures = {pool.submit(fetch, address): address for address in addresses}
        for future in as_completed(futures):
            future.result().show()


run(["a", "b"])
