"""How Salony looks: base templates, type, colour, components, the Afisz.

For: everything that is drawn or set; no tables.
May know: vocabulary.
"""
