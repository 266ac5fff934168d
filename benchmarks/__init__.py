"""How fast, how accurate and how small the engine is, beside others in one run."""
