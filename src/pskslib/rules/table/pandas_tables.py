"""pandas frames, taken over into Arrow tables before anything is asked.

With pandas' default types an empty cell turns truth values into objects and whole numbers into floats, and
a comparison with it gives *no*. So no rule is ever evaluated on them: every column that rules read becomes
an Arrow column of its kind, or is refused.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from pskslib.errors import MissingExtra, TableWarning
from pskslib.population import Field, Kind
from pskslib.rules.table.inputs import KEY

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

_EXACT: Final = ("bool", "boolean", "Int", "UInt", "int", "uint", "string", "str", "category", "datetime64")
"""pandas types from which nothing has to be guessed."""


def to_arrow(frame: pd.DataFrame, read: Mapping[str, Field | None], table: str, faults: list[str]) -> pa.Table:
    """Take over the columns that are read; columns with guessed types are named in a warning.

    Args:
        frame: A pandas frame of any types.
        read: Columns read, with their declaration; None for those that say who it is.
        table: What to call it in messages.
        faults: Where to put columns that hold what their kind cannot.

    Raises:
        MissingExtra: PyArrow is not installed.
    """
    try:
        import pyarrow as pa
    except ImportError:
        raise MissingExtra("pyarrow", extra="frame") from None

    columns: dict[str, pa.ChunkedArray] = {}
    guessed: list[str] = []
    for name, declared in read.items():
        if name not in frame.columns:
            continue
        series = frame[name]
        if len(series) and name != KEY and bool(series.isna().to_numpy().all()):
            continue  # nothing is known: as if the column were not there
        dtype = str(series.dtype)
        try:
            array = pa.Array.from_pandas(series)
            wanted = _wanted(declared, array.type)
            columns[name] = array if wanted is None else array.cast(wanted)
        except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError):
            kind = "teks atau bilangan bulat" if declared is None else declared.kind.value
            faults.append(f"{table}: kolom {name} ({dtype}) berisi yang bukan {kind}")
            continue
        plain = pa.types.is_string(array.type) or pa.types.is_large_string(array.type)
        exact = dtype.startswith(_EXACT) or "[pyarrow]" in dtype or plain
        if not exact and not (declared is not None and declared.kind is Kind.DECIMAL):
            guessed.append(name)
    if guessed:
        warnings.warn(
            f"{table}: tipe bawaan pandas tidak membedakan kosong dan tidak; kolom {', '.join(guessed)} dibaca ulang. "
            "Pakai frame.convert_dtypes() agar tipenya pasti",
            TableWarning,
            stacklevel=5,
        )
    return pa.table(columns)


def from_arrow(table: pa.Table) -> pd.DataFrame:
    """Give a result back as pandas, with types that keep empty apart from no."""
    import pandas as pd

    made: pd.DataFrame = table.to_pandas(types_mapper=pd.ArrowDtype)
    return made


def _wanted(declared: Field | None, found: pa.DataType) -> pa.DataType | None:
    """Return the Arrow type to which a column can be taken over without a change of meaning; None to leave it.

    What is left as it is and is of the wrong kind will be refused like any other such column.
    """
    import pyarrow as pa

    types = pa.types
    number = types.is_integer(found) or types.is_floating(found) or types.is_decimal(found)
    if declared is None:
        return pa.int64() if types.is_floating(found) else None
    if declared.kind is Kind.INT:
        return pa.int64() if number and not types.is_integer(found) else None
    if declared.kind is Kind.DECIMAL:
        return pa.float64() if number else None
    if declared.kind is Kind.DATE:
        day = types.is_date(found) or (types.is_timestamp(found) and found.tz is None)
        return pa.date32() if day else None
    text = types.is_dictionary(found) and (types.is_string(found.value_type) or types.is_large_string(found.value_type))
    return pa.string() if text else None
