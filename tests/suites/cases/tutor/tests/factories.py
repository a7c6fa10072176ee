from types import SimpleNamespace

import factory


class MessageFactory(factory.Factory):
    class Meta:
        model = SimpleNamespace

    content = "A sentence with ___ in it."
    role = "assistant"


class ChoiceFactory(factory.Factory):
    class Meta:
        model = SimpleNamespace

    message = factory.SubFactory(MessageFactory)
    finish_reason = "stop"


class CompletionFactory(factory.Factory):
    class Meta:
        model = SimpleNamespace

    choices = factory.List([factory.SubFactory(ChoiceFactory)])
