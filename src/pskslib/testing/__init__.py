"""Helpers for tests and demonstrations. Nothing here is about real people."""
