import aiohttp
import requests

URL = "https://api.openai.com/v1/chat/completions"


def slogan(key):
    response = requests.post(
        URL,
        headers={"Authorization": f"Bearer {key}"},
        json={"model": "gpt-4o-mini", "messages": [{"role": "user", "content": "slogan"}]},
        timeout=10,
    )
    if response.status_code == 429:
        return None
    response.raise_for_status()
    return response.json()["choices"][0]["message"]["content"]


async def poem(key):
    async with aiohttp.ClientSession() as session:
        async with session.post(
            URL,
            headers={"Authorization": f"Bearer {key}"},
            json={"model": "gpt-4o-mini", "messages": [{"role": "user", "content": "poem"}]},
        ) as response:
            data = await response.json()
    choices = data.get("choices")
    return choices[0]["message"]["content"] if choices else ""
