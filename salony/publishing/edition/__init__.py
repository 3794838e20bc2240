"""The month for print and post: composed by the ranking, arranged by an editor, frozen when it is published.

Front doors: `issue.compose` (out of the catalogue and a draft), `issue.Issue` (what goes out), `pdf.paper`,
`letter.html`.
"""
