"""The rule book as pages of Markdown, for officers who hold a regulation beside them.

Everything on a page is read from the rules: criteria and amounts in words, the dated numbers with their sources,
the history of editions, what sources differ about, what is asked, and worked examples decided anew.
"""

from pskslib.rules.pages.folder import stale, write
from pskslib.rules.pages.gate import gate_page
from pskslib.rules.pages.index import index_page
from pskslib.rules.pages.page import GATE, INDEX, Page, file_name

__all__ = ["GATE", "INDEX", "Page", "file_name", "gate_page", "index_page", "stale", "write"]
