from llmgate.gateway import Gateway, GatewayError

__all__ = ["Gateway", "GatewayError"]
