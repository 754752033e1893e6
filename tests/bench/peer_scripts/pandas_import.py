"""pandas: read_excel with openpyxl, then to_sql. No cleaning, no matching, no index, no undo."""

import sqlite3
import sys
from pathlib import Path

import pandas as pd  # type: ignore[import-not-found, import-untyped, unused-ignore]

source, target, header = sys.argv[1:]
Path(target).unlink(missing_ok=True)
frame = pd.read_excel(source, engine="openpyxl", header=int(header))
for name in frame.columns:  # SQLite takes no Python dates inside a column of mixed kinds
    if frame[name].dtype == object:
        frame[name] = frame[name].map(lambda cell: cell.isoformat() if hasattr(cell, "isoformat") else cell)
connection = sqlite3.connect(target)
frame.to_sql("contact", connection, index=False)
connection.commit()
connection.close()
sys.stdout.write(f'{{"rows": {len(frame)}}}\n')
