"""Notify: what happened that concerns a member, told once, in the app and wherever they chose."""
