"""A parameter typed by a Protocol, two implementations, each handed in."""

from typing import Protocol

class Speaker(Protocol):
    def speak(self) -> str:
        ...


class Dog:
    def speak(self) -> str:
        return "woof"


class Robot:
    def speak(self) -> str:
        return self.beep()

    def beep(self) -> str:
        return "beep"


def talk(speaker: Speaker):
    speaker.speak()


talk(Dog())
talk(Robot())
