"""What needs the whole document: who is meant, when it was, which mentions are one event."""
