"""Whether what people wrote for the checks is still needed."""
