"""A method that is a context manager: its body runs where it is entered and left."""

from contextlib import contextmanager


class Store:
    @contextmanager
    def session(self):
        session = Session()
        try:
            yield session
        finally:
            session.close()


class Session:
    def add(self):
        pass

    def close(self):
        pass


with Store().session() as session:
    session.add()
