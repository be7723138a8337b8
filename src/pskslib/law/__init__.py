"""Acts, citations, dated parameters, rupiah and dates in words."""

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

__all__ = [
    "Act",
    "Citation",
    "Confidence",
    "DatedValue",
    "Override",
    "Parameter",
    "ParameterBook",
    "Reading",
    "Standing",
    "parse_parameters",
    "read_parameters",
]
