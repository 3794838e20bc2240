"""Letters of intent, resolutions, agreements and action plans, filled from what is known. Drafts for a lawyer.

`compose` makes a draft of a template and a filling; `docx` and `pdf` write it. Pure: no tables.
"""

from salony.partnerships.documents.composing import KINDS, Draft, Filling, Line, Party, compose
from salony.partnerships.documents.writing import docx, pdf

__all__ = ["KINDS", "Draft", "Filling", "Line", "Party", "compose", "docx", "pdf"]
