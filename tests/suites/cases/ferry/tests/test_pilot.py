from tests.base import PilotCase


class UnknownToolTest(PilotCase):
    __test__ = True

    def tool_call(self):
        return self.call("scuttle", "{}")


class BadArgumentsTest(PilotCase):
    __test__ = True

    def tool_call(self):
        return self.call("dock", "{at: 'Calais'")
