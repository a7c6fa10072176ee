"""Guards around a model call that look right and do nothing."""
