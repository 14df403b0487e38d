"""Subscriptions: what somebody has asked to hear about, and when which notice of it is due."""
