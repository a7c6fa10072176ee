import base64


async def picture(client, meal):
    """A PNG of a meal; None where the service does not want to draw it."""
    result = await client.images.generate(model="gpt-image-1", prompt=f"A photo of {meal}", n=1)
    if not result.data:
        return None
    return base64.b64decode(result.data[0].b64_json)
