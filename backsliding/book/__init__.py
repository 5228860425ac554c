"""What serves the book: the audit, the figures, the scenes, the cases, and a reader's own table.

All of it stands on the model in `backsliding`, where nothing imports from here.
"""
