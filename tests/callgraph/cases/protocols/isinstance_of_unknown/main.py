"""Nothing is known of an object but the class that a test finds it to be of."""

import gc


class Device:
    def switch_on(self):
        return self.name()

    def name(self):
        return "device"


class Lamp(Device):
    def switch_on(self):
        return "light"


class Fan(Device):
    def name(self):
        return "fan"


class Clock:
    def switch_on(self):
        return "time"


def of_one_class(thing):
    if isinstance(thing, Lamp):
        thing.switch_on()


def of_either(thing):
    if not isinstance(thing, (Fan, Clock)):
        return
    thing.switch_on()


def of_known(thing):
    if isinstance(thing, Clock):
        thing.switch_on()


kept = [Lamp(), Fan(), Clock()]
for found in gc.get_objects():
    of_one_class(found)
    of_either(found)
of_known(Lamp())
