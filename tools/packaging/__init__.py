"""Makes, tries and describes what people install. docs/packaging.md says how."""
