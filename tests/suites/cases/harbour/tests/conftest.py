import httpx
import pytest
import respx


@pytest.fixture
def throttled():
    with respx.mock:
        respx.post("https://api.openai.com/v1/chat/completions").mock(
            return_value=httpx.Response(429, json={"error": {"message": "slow down"}})
        )
        yield
