"""Reading and writing files as streams of plain rows. Knows no database and no screen.

May import domain and the format libraries. Files of unknown origin are parsed in a limited child process.
"""
