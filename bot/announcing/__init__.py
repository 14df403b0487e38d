"""Announcing: who has asked for what, what there is to tell them, and how it went out."""
