"""What a person can do, one module per noun: plain functions whose first argument is the open `Workspace`.

May import domain, storage, formats and delivery. The only opener of sessions; answers with frozen domain types.
"""
