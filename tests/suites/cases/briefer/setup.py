from setuptools import find_packages, setup

setup(name="briefer", version="0.2", packages=find_packages("src"), package_dir={"": "src"},
      install_requires=["langchain-openai", "google-genai", "openai"])
