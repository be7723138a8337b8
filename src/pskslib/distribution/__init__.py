"""Aid handed out: who is entitled, what was delivered, what came back, and who must do what."""

from pskslib.distribution.entitlement import Decree, Entitlement, Waiting, entitle
from pskslib.distribution.ledger import DELIVERY, Account, Counts, Event, Ledger, Posting, Task, reasons
from pskslib.distribution.reconcile import Difference, Finding, Reconciliation, Reported, reconcile

__all__ = [
    "DELIVERY",
    "Account",
    "Counts",
    "Decree",
    "Difference",
    "Entitlement",
    "Event",
    "Finding",
    "Ledger",
    "Posting",
    "Reconciliation",
    "Reported",
    "Task",
    "Waiting",
    "entitle",
    "reasons",
    "reconcile",
]
