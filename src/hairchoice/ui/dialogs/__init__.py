"""Windows that open over the main one: about, help, a report of an error."""
