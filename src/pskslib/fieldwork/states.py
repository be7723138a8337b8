"""Moved."""

from pskslib.law.procedure import Move, StateMachine

__all__ = ["Move", "StateMachine"]
