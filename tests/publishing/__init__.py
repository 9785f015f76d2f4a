"""The public side, frozen and rendered."""
