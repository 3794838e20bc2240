"""What to show to whom asks: selections, ranking and its reasons.

For: today, this weekend, this month, the most interesting and why.
May know: catalogue, language, vocabulary.
"""
