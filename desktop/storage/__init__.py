"""The database: tables, the engine, migrations, the command (a transaction with its log and undo), text search.

May import domain, SQLAlchemy, Alembic and the drivers. No SQL of one engine leaks out of here.
"""
