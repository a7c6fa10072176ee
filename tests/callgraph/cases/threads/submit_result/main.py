"""What a future gives is what the submitted function returned."""

from concurrent.futures import ThreadPoolExecutor


class Reply:
    def text(self):
        pass


def ask(question):
    return Reply()


with ThreadPoolExecutor() as pool:
    future = pool.submit(ask, "why")
future.result().text()
