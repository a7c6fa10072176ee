"""A method two levels up."""

class Top:
    def act(self):
        pass


class Middle(Top):
    pass


class Bottom(Middle):
    pass


Bottom().act()
