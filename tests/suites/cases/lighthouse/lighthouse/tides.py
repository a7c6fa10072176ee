import httpx


def tide(place: str) -> float:
    response = httpx.get(f"https://tides.example/{place}", timeout=5)
    if response.status_code == 429:
        return 0.0
    return response.json()["level"]
