import json

import requests


def forecast(city: str) -> dict:
    return json.loads(requests.get(f"https://weather.test/{city}", timeout=5).text)
