"""A private name is mangled in the class."""

class Door:
    def open(self):
        self.__creak()

    def __creak(self):
        pass


Door().open()
