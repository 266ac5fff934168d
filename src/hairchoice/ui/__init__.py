"""The window: Qt widgets around the engine. Nothing outside this package imports Qt."""
