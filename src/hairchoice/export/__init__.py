"""What leaves the program as files and tables: workbook, CSV, text. Knows the engine, never Qt."""
