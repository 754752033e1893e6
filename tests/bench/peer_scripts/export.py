"""Write the cells of a CSV file again: as a workbook with openpyxl (write_only), or with the csv module.

The cells are in memory before the clock starts, so that only the writing is measured.
"""

import csv
import sys
import time

from openpyxl import Workbook

kind, source, target = sys.argv[1:]
with open(source, encoding="utf-8-sig", newline="") as file:  # noqa: PTH123
    rows = list(csv.reader(file, delimiter=";" if ";" in file.readline() else ","))
began = time.perf_counter()
if kind == "xlsx":
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Contacts")
    for row in rows:
        sheet.append(row)
    book.save(target)
else:
    with open(target, "w", encoding="utf-8-sig", newline="") as file:  # noqa: PTH123
        csv.writer(file).writerows(rows)
sys.stdout.write(f'{{"seconds": {time.perf_counter() - began}, "rows": {len(rows)}}}\n')
