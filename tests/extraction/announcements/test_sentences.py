from salony.extraction.announcements.sentences import sentences


def split(text: str) -> list[str]:
    return [text[begin:stop] for begin, stop in sentences(text, 0, len(text))]


def test_abbreviations_and_ordinals_end_no_sentence() -> None:
    text = "Start o godz. 18.00 przy ul. Polnej 4. Gra 62. Orkiestra im. Jana Nowaka. Wstęp wolny."
    assert split(text) == [
        "Start o godz. 18.00 przy ul. Polnej 4.",
        "Gra 62. Orkiestra im. Jana Nowaka.",
        "Wstęp wolny.",
    ]


def test_a_full_stop_inside_a_quotation_ends_no_sentence() -> None:
    text = "Promocja książki „Cisza. Opowieści” w sobotę. Zapraszamy."
    assert split(text) == ["Promocja książki „Cisza. Opowieści” w sobotę.", "Zapraszamy."]


def test_a_quotation_that_a_keyboard_closed() -> None:
    text = 'Promocja książki „Cisza. Opowieści" w sobotę. Czyta Jan „Kos" Wilk. Zapraszamy.'
    assert split(text) == [
        'Promocja książki „Cisza. Opowieści" w sobotę.',
        'Czyta Jan „Kos" Wilk.',
        "Zapraszamy.",
    ]


def test_an_hour_ends_a_sentence() -> None:
    assert split("Początek o godz. 19. Bilety w kasie.") == ["Początek o godz. 19.", "Bilety w kasie."]


def test_a_space_that_was_lost_ends_a_sentence_too() -> None:
    assert split("Premiera przeniesiona na 27 marca.Zapraszamy do kasy. Gra zespół św.Anny.") == [
        "Premiera przeniesiona na 27 marca.",
        "Zapraszamy do kasy.",
        "Gra zespół św.Anny.",
    ]
