"""Item models: results and catalogue entries as Qt lists and tables."""
