"""Not chosen."""

class Store:
    def save(self):
        pass
