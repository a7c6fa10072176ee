"""super starts after the class that it names."""

class Top:
    def act(self):
        pass


class Middle(Top):
    def act(self):
        pass


class Bottom(Middle):
    def act(self):
        super(Middle, self).act()


Bottom().act()
