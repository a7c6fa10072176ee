"""A static method called on the class and on an instance."""

class Door:
    @staticmethod
    def open():
        pass


class Gate:
    @staticmethod
    def close():
        pass


Door.open()
Gate().close()
