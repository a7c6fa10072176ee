"""A method of each instance."""

class Item:
    def act(self):
        pass


items = [Item() for _ in (1, 2)]
[item.act() for item in items]
