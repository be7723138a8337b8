"""Small numbers hidden, and with them whatever would give them away."""

from pskslib.publishing.suppression.clearing import MINIMUM, SENSITIVE_MINIMUM, publish

__all__ = ["MINIMUM", "SENSITIVE_MINIMUM", "publish"]
