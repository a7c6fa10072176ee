class StoryError(Exception):
    """The story cannot go on."""


class Refused(StoryError):
    """The model does not want to tell it."""
