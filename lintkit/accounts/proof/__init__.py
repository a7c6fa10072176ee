"""Which tests run an integration point, and what they feed it as the model's output."""
