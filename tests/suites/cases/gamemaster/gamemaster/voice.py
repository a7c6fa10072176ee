from openai import AsyncOpenAI


async def speak(text, path):
    client = AsyncOpenAI(timeout=30)
    async with client.audio.speech.with_streaming_response.create(
        model="tts-1", voice="onyx", input=text
    ) as response:
        await response.stream_to_file(path)
