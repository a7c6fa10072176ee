import requests

API = "https://api.openai.com/v1"


class ModelError(RuntimeError):
    pass


def post(path, body, key):
    response = requests.post(
        f"{API}/{path}", json=body, headers={"Authorization": f"Bearer {key}"}, timeout=30
    )
    if response.status_code == 429:
        raise ModelError("too many requests")
    response.raise_for_status()
    return response.json()
