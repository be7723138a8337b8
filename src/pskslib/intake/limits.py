"""How large a file may be. Every limit of the intake stands here, and is tested on both sides.

A limit is no rule about people: it says from where on a file is more likely broken or hostile than a
registry, and it keeps one file from taking the machine.
"""

from typing import Final

MOST_BYTES: Final = 50_000_000
"""Largest file."""
MOST_INFLATED: Final = 500_000_000
"""Most bytes that the parts of a zip file (XLSX, ODS) may have together, counted while inflating."""
MOST_RATIO: Final = 100
"""Most that a part of a zip file may shrink; a part that is small when inflated may shrink more."""
SMALL_PART: Final = 10_000_000
"""Parts up to this size are not held against the ratio: an empty form shrinks a lot and harms nobody."""
MOST_PARTS: Final = 2_000
"""Most entries of a zip file."""
MOST_ROWS: Final = 1_048_576
"""Most rows of a sheet (that of a spreadsheet)."""
MOST_COLUMNS: Final = 512
"""Widest heading."""
MOST_CHARS: Final = 32_767
"""Longest cell (that of a spreadsheet cell)."""
MOST_SHEETS: Final = 64
"""Most sheets of a workbook."""
MOST_DEPTH: Final = 64
"""Deepest nesting of JSON."""
MOST_DIGITS: Final = 20
"""Most digits of a whole number in JSON."""
MOST_RECORD: Final = 4_000_000
"""Most characters of one JSON record."""
MOST_PROBLEMS: Final = 10_000
"""Problems that are kept; the rest is counted."""
READER_BYTES: Final = 480_000_000
"""Memory of the process in which a spreadsheet or Parquet file is read."""
READER_CHARS: Final = 150_000_000
"""Most characters that all cells of such a file may have together."""
READER_SECONDS: Final = 60
"""Time after which such a process is ended."""
