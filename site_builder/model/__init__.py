"""The values every stage speaks in. Nothing here reads a file, a clock or a setting."""
