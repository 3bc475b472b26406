"""Frames: the slots of a trigger, who fills which role, or why it is no event."""
