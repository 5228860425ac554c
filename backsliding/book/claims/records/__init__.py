"""The records of the audit, a module for each section of the article."""
