"""The grammar: readers of single phrases (dates, clocks, relative days, rules), and the joining of neighbours.

For: turning tokens into phrases whose values can be resolved. Nothing in here counts days or knows a language's words.
May know: the lexer's tokens and the values.
"""
