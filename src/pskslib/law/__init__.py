"""Acts, citations, dated parameters and payment calendars, rupiah and dates in words."""

from pskslib.law.citation import Act, Citation, Confidence, Standing
from pskslib.law.parameters import (
    DatedValue,
    Override,
    Parameter,
    ParameterBook,
    Reading,
    parse_parameters,
    read_parameters,
)
from pskslib.law.schedule import Instalment, Schedule
from pskslib.law.span import Span

__all__ = [
    "Act",
    "Citation",
    "Confidence",
    "DatedValue",
    "Instalment",
    "Override",
    "Parameter",
    "ParameterBook",
    "Reading",
    "Schedule",
    "Span",
    "Standing",
    "parse_parameters",
    "read_parameters",
]
