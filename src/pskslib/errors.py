"""Kesalahan pskslib: one root, few kinds, each also the built-in that a caller would catch.

Every message is Bahasa Indonesia and says what was wrong, where, what was expected and what to do.
It never holds a whole NIK or family-card number.
"""


class PskslibError(Exception):
    """Root of every error that pskslib raises on purpose."""


class IdentityError(PskslibError, ValueError):
    """A NIK, family-card number or region code that cannot be read.

    Attributes:
        kind: Short machine word for the fault (``"panjang"``, ``"tanggal"``, ...).
    """

    def __init__(self, message: str, *, kind: str) -> None:
        super().__init__(message)
        self.kind = kind


class ParameterError(PskslibError, ValueError):
    """A parameter file that cannot be trusted: gap, overlap, missing unit or citation."""


class NotInForce(PskslibError, LookupError):
    """Something was asked as of a day on which it does not hold."""


class NoCalendar(PskslibError, LookupError):
    """Payments were asked of a programme that pays no cash, or of which no source tells when it pays."""


class UnknownName(PskslibError, LookupError):
    """A code or name that is not in the list; the message offers the nearest ones."""


class FactError(PskslibError, ValueError):
    """One or more facts of a person or family that cannot be accepted; all are told at once.

    Attributes:
        faults: Pairs of (path, sentence), in the order of the input.
    """

    def __init__(self, faults: tuple[tuple[str, str], ...]) -> None:
        self.faults = faults
        super().__init__("; ".join(f"{path}: {text}" if path else text for path, text in faults))


class RuleError(PskslibError, TypeError):
    """A rule that is written wrongly: the message names the file and the criterion."""


class IntakeError(PskslibError, ValueError):
    """A file that cannot be read at all (not a faulty row: those are problems in the batch)."""


class TableError(PskslibError, ValueError):
    """Tables that cannot be used as they are; every fault is kept, the message shows the first ones.

    Attributes:
        faults: One sentence each: which table, which row (from 1), what was wrong, what was expected.
    """

    _SHOWN = 40

    def __init__(self, faults: tuple[str, ...]) -> None:
        self.faults = faults
        more = len(faults) - self._SHOWN
        rest = [f"dan {more} kesalahan lagi"] if more > 0 else []
        super().__init__("; ".join([*faults[: self._SHOWN], *rest]))


class MissingExtra(PskslibError, ImportError):
    """A library that only some uses need is not installed; the message names the extra that brings it.

    Attributes:
        extra: The extra, as in ``pip install "pskslib[frame]"``.
    """

    def __init__(self, package: str, *, extra: str) -> None:
        self.extra = extra
        super().__init__(
            f'paket {package} belum terpasang; pasang dengan: pip install "pskslib[{extra}]"', name=package
        )


class TableWarning(UserWarning):
    """Something about the columns of a table that the caller should know; told once a call."""


class UnitError(PskslibError, TypeError):
    """Numbers of different units were added: people to families, families to rupiah."""


class ReportError(PskslibError, ValueError):
    """A report does not hold: a total, an identity, a cell of the wrong kind, something that may not be published."""


class StateError(PskslibError, ValueError):
    """Something cannot happen in the state that a procedure is in; the message says what can."""


class MergeError(PskslibError, ValueError):
    """A record from a device that cannot be merged."""


class DistributionError(PskslibError, ValueError):
    """A list of entitlements or a ledger of deliveries that does not hold."""
