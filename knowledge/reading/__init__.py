"""What a question says beside what it is about: its language, how it asks, details, places, titles.

Each of these can be said as a rule, and is read without the matcher; `knowledge.decide` weighs them.
"""
