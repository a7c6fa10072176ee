"""Each level calls the one above."""

class Top:
    def act(self):
        pass


class Middle(Top):
    def act(self):
        super().act()


class Bottom(Middle):
    def act(self):
        super().act()


Bottom().act()
