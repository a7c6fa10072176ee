import aiohttp

URL = "https://api.openai.com/v1/audio/transcriptions"


async def transcribe(audio: bytes) -> str:
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=30)) as session:
        async with session.post(URL, data={"file": audio, "model": "whisper-1"}) as response:
            if response.status == 429:
                raise RuntimeError("too many requests")
            return (await response.json())["text"]
