"""Field work: people on duty, visits, cases, village meetings, activity reports."""

from pskslib.fieldwork.merging import Ledger, Version
from pskslib.law.procedure import Move, StateMachine

__all__ = ["Ledger", "Move", "StateMachine", "Version"]
