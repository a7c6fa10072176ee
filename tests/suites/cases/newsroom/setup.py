from setuptools import find_packages, setup

setup(
    name="newsroom",
    version="0.5",
    packages=find_packages(),
    install_requires=["openai>=1.40", "aiohttp", "langfuse", "groq", "replicate", "click"],
)
