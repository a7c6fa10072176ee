"""A context manager that hands out the resource that it closes."""

class Connection:
    def close(self):
        pass

    def query(self):
        pass


class Session:
    def __init__(self, connection):
        self.connection = connection

    def __enter__(self):
        return self.connection

    def __exit__(self, *exc_info):
        self.connection.close()
        return True


def work():
    with Session(Connection()) as connection:
        connection.query()


work()
