"""pandas frames, taken over into Arrow tables before anything is asked.

With pandas' default types an empty cell turns truth values into objects and whole numbers into floats, and
a comparison with it gives *no*. So no rule is ever evaluated on them: every column that rules read becomes
an Arrow column of its kind, or is refused.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from pskslib.errors import MissingExtra, TableError, TableWarning
from pskslib.population import Field, Kind

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

_EXACT: Final = ("bool", "boolean", "Int", "UInt", "int", "uint", "string", "str", "category", "datetime64")
"""pandas types from which nothing has to be guessed."""


def to_arrow(frame: pd.DataFrame, read: Mapping[str, Field | None], table: str) -> pa.Table:
    """Take over the columns that are read; columns with guessed types are named in a warning.

    Args:
        frame: A pandas frame of any types.
        read: Columns read, with their declaration; None for the key.
        table: What to call it in messages.

    Raises:
        TableError: Columns hold what their kind cannot; all are told.
        MissingExtra: PyArrow is not installed.
    """
    try:
        import pyarrow as pa
    except ImportError:
        raise MissingExtra("pyarrow", extra="frame") from None

    columns: dict[str, pa.ChunkedArray] = {}
    faults: list[str] = []
    guessed: list[str] = []
    for name in dict.fromkeys(map(str, frame.columns)):
        if name not in read:
            continue
        series = frame[name]
        dtype = str(series.dtype)
        if bool(series.isna().to_numpy().all()) and read[name] is not None:
            continue  # nothing is known: as if the column were not there
        wanted = _arrow_kind(read[name])
        try:
            array = pa.Array.from_pandas(series)
            if wanted is not None and array.type != wanted and not _keeps(array.type, wanted):
                array = array.cast(wanted)
        except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError):
            declared = read[name]
            kind = "teks atau bilangan bulat" if declared is None else declared.kind.value
            faults.append(f"{table}: kolom {name} ({dtype}) berisi yang bukan {kind}")
            continue
        if not dtype.startswith(_EXACT) and "[pyarrow]" not in dtype and not _same(dtype, read[name]):
            guessed.append(name)
        columns[name] = array
    if faults:
        raise TableError(tuple(faults))
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


def _same(dtype: str, declared: Field | None) -> bool:
    return declared is not None and declared.kind is Kind.DECIMAL and dtype.startswith(("float", "Float"))


def _arrow_kind(declared: Field | None) -> pa.DataType | None:
    import pyarrow as pa

    if declared is None:
        return None
    kinds = {Kind.BOOL: pa.bool_(), Kind.INT: pa.int64(), Kind.DECIMAL: pa.float64(), Kind.DATE: pa.date32()}
    return kinds.get(declared.kind, pa.string())


def _keeps(found: pa.DataType, wanted: pa.DataType) -> bool:
    """A number is no truth value and the other way round: such columns go on as they are and are refused."""
    import pyarrow as pa

    truth = {pa.types.is_boolean(found), pa.types.is_boolean(wanted)}
    return len(truth) == 2
