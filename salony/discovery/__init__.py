"""What to show to whom asks: selections, ranking and its reasons.

For: today, this weekend, this month, the most interesting and why.
May know: catalogue, language, vocabulary.
Front doors: `selections` (of a city's calendar), `spans` (named stretches of days), `ranking` (points and reasons).
"""
