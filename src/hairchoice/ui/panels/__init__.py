"""The panels on the left: the person and the treatments."""
