"""The records of the audit, in the order of the article; then the results that are ours."""
