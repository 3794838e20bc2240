"""Who fits whom, in any form of the words, with the words as reasons."""

from salony.salons import fitting
from salony.salons.fitting import Person, rank


def test_what_one_seeks_and_another_brings_meets_in_any_form() -> None:
    me = Person(1, brings="sala na 200 osób", seeks="wymiany młodzieży z Czechami")
    other = Person(2, brings="prowadzimy wymianę młodzieżową, jedziemy do Czech z młodzieżą", seeks="")
    nobody = Person(3, brings="warsztaty ceramiki", seeks="pieca")
    (fit,) = rank(me, [me, other, nobody])
    assert fit.key == 2
    assert fit.gives == ("wymianę", "Czech z młodzieżą")


def test_both_ways_count_more_than_one_and_the_same_wish_a_little() -> None:
    me = Person(1, brings="sala prób", seeks="wolontariuszy")
    both = Person(2, brings="wolontariusze", seeks="sali prób")
    one_way = Person(3, brings="wolontariusze", seeks="")
    alike = Person(4, brings="", seeks="wolontariuszy")
    assert [fit.key for fit in rank(me, [alike, one_way, both])] == [2, 3, 4]
    assert rank(me, [alike])[0].alike == ("wolontariuszy",)


def test_words_that_everybody_says_bring_nobody_together() -> None:
    me = Person(1, brings="", seeks="partnerów do współpracy i nowych projektów w kulturze")
    other = Person(2, brings="doświadczenie we współpracy, projekty kulturalne", seeks="")
    assert rank(me, [other]) == []


def test_rare_words_weigh_more_than_those_of_many() -> None:
    me = Person(1, brings="", seeks="teatr, ceramika")
    many = [Person(number, brings="teatr", seeks="") for number in range(2, 9)]
    assert rank(me, [*many, Person(9, brings="ceramika", seeks="")])[0].key == 9


def test_empty_and_endless_texts_are_no_trouble() -> None:
    assert rank(Person(1, "", ""), [Person(2, "x" * 10_000, "… 123 !!!")]) == []
    assert fitting.terms("a, i, w, z, 2025") == {}
