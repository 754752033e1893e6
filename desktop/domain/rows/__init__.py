"""Owns the reading of rows: the cells of one line of a sheet become one card, and every doubt becomes a problem."""

from desktop.domain.rows.draft import RowDraft, RowProblem
from desktop.domain.rows.reader import RowReader

__all__ = ["RowDraft", "RowProblem", "RowReader"]
