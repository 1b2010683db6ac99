"""The command line: one thin file a command; each calls the rooms and prints."""
