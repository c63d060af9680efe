"""What was handed on, and what comes back."""
