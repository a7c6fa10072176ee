from unittest import TestCase, mock

from ferry import weather


class WeatherTest(TestCase):
    @mock.patch.object(weather.anthropic, "Anthropic")
    def test_report(self, made):
        made.return_value.messages.create.return_value.content = []
        try:
            weather.report("Dover")
        except IndexError:
            pass
