"""Readers of published project results and twin towns, on small samples of our own."""

import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from salony.partnerships.importing import (
    ParticipationRecord,
    Problem,
    ProjectRecord,
    Trouble,
    TwinningRecord,
    UnreadableFile,
    read_pairs,
    read_participations,
    read_published,
    read_results,
    read_wikidata,
)

H2020 = """rcn,role,pic,type,contribution,country,start_date,end_date
10,coordinator,901,PRC,1,PL,2019-05-01,2022-04-30
10,participant,902,HES,1,EL,2019-05-01,2022-04-30
10,participant,902,HES,1,EL,2019-05-01,2022-04-30
11,participant,,HES,1,UK,2019-06-01,2022-04-30
11,participant,903,PUB,1,CS,2019-06-31,NA
12,participant,904
"""


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def troubles(records: list[object]) -> list[tuple[int, Problem]]:
    return [(record.row, record.problem) for record in records if isinstance(record, Trouble)]


def taking_part(records: list[object]) -> list[tuple[str, str, str, str]]:
    return [
        (r.project, r.organisation.name or r.organisation.key, r.organisation.country, r.role)
        for r in records
        if isinstance(r, ParticipationRecord)
    ]


def test_participations_of_a_framework_programme(tmp_path: Path) -> None:
    table = written(tmp_path, "h2020.csv", H2020)
    parts = written(tmp_path, "parts.csv", "rcn,programme_part\n10,SC4\n10,LEIT\n")
    records = list(read_participations(table, parts))
    assert records[0] == ProjectRecord(
        "10", programme="H2020", parts=("SC4", "LEIT"), start=date(2019, 5, 1), end=date(2022, 4, 30)
    )
    assert taking_part(records) == [
        ("10", "901", "PL", "coordinator"),
        ("10", "902", "GR", "participant"),
        ("11", "903", "", "participant"),
    ]


def test_bad_rows_are_reported_and_the_rest_is_kept(tmp_path: Path) -> None:
    records = list(read_participations(written(tmp_path, "h2020.csv", H2020)))
    assert troubles(records) == [
        (4, Problem.REPEATED),
        (5, Problem.MISSING),
        (6, Problem.MALFORMED),
        (6, Problem.FORMER_COUNTRY),
        (7, Problem.MALFORMED),
    ]


def test_a_truncated_archive_ends_with_a_report(tmp_path: Path) -> None:
    rows = "".join(f"{n},participant,{n * 7919 % 9973},PRC,{n * n},PL,2019-05-01,2022-04-30\n" for n in range(30_000))
    whole = gzip.compress((H2020.splitlines()[0] + "\n" + rows).encode())
    path = tmp_path / "h2020.csv.gz"
    path.write_bytes(whole[: len(whole) * 2 // 3])
    records = list(read_participations(path))
    assert troubles(records)[-1][1] is Problem.TRUNCATED
    assert len(taking_part(records)) > 10_000


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no column"):
        list(read_participations(written(tmp_path, "list.csv", "name;town\na;b\n")))
    empty = written(tmp_path, "empty.csv", "")
    with pytest.raises(UnreadableFile):
        list(read_results(empty))


def test_the_published_pair_of_files(tmp_path: Path) -> None:
    projects = written(
        tmp_path,
        "project.csv",
        "id;acronym;title;startDate;endDate;frameworkProgramme;legalBasis;topics;ecMaxContribution;objective\n"
        '7;SALT;"Salt; and memory";2020-01-01;2022-12-31;H2020;H2020-EU.3.6.;;"1500000,5";"We listen to miners."\n'
        "7;SALT;again;2020-01-01;2022-12-31;H2020;;;1;x\n",
    )
    organisations = written(
        tmp_path,
        "organization.csv",
        "projectID;organisationID;name;country;city;nutsCode;geolocation;activityType;role\n"
        '7;901;Muzeum Soli;PL;Wieliczka;PL219;"(49.98,20.05)";PUB;coordinator\n'
        "8;902;Nobody;DE;Bonn;;;PRC;participant\n",
    )
    records = list(read_published(projects, organisations))
    (project,) = [record for record in records if isinstance(record, ProjectRecord)]
    assert (project.name, project.grant, project.texts) == ("Salt; and memory", 1500000.5, ("We listen to miners.",))
    (part,) = [record for record in records if isinstance(record, ParticipationRecord)]
    assert (part.organisation.latitude, part.organisation.region, part.role) == (49.98, "PL219", "coordinator")
    assert troubles(records) == [(3, Problem.REPEATED), (3, Problem.NO_SUCH_PROJECT)]


ERASMUS = (
    "Programme,Key Action,Action Type,Call year,Project Identifier,Project Title,Project Summary,Topics,"
    "EU Grant award in euros (indicative),Coordinating organisation name,Coordinating organisation type,"
    "Coordinator's address,Coordinator's country,Partner 1 name,Partner 1 organisation type,Partner 1 country,"
    "Partner 2 name,Partner 2 organisation type,Partner 2 country\n"
    'Erasmus+,KA2,Small-scale partnerships,2023,2023-1-PL01-KA210-ADU-1,Listening rooms,"Seniors read, and record.",'
    '"Seniors; Media","60,000",Biblioteka nad Rudą,Library,"Rynek 1, 44-240 Lipowo",Poland,'
    "Ežero biblioteka,Library,Lithuania,EŽERO BIBLIOTEKA,Library,Lithuania\n"
    "Erasmus+,KA2,Small-scale partnerships,2023,2023-1-PL01-KA210-ADU-1,Again,,,1,X,,,Poland,,,,,,\n"
    "Erasmus+,KA2,Partnerships,2022,2022-9,Old friends,,,1,Pozorište,,,Yugoslavia,,,,,,\n"
)


def test_erasmus_results(tmp_path: Path) -> None:
    records = list(read_results(written(tmp_path, "erasmus.csv", ERASMUS)))
    project = next(record for record in records if isinstance(record, ProjectRecord))
    assert project.themes == ("Seniors", "Media")
    assert (project.start, project.grant, project.parts) == (
        date(2023, 9, 1),
        60000.0,
        ("KA2", "Small-scale partnerships"),
    )
    assert taking_part(records) == [
        ("2023-1-PL01-KA210-ADU-1", "Biblioteka nad Rudą", "PL", "coordinator"),
        ("2023-1-PL01-KA210-ADU-1", "Ežero biblioteka", "LT", "participant"),
        ("2022-9", "Pozorište", "", "coordinator"),
    ]
    assert [problem for _, problem in troubles(records)] == [
        Problem.REPEATED,
        Problem.REPEATED,
        Problem.FORMER_COUNTRY,
    ]


def test_creative_europe_results(tmp_path: Path) -> None:
    text = (
        "Programme;Sub-programme;Action;Activity type;Call year;Start date;End date;Project Number;Project Title;"
        "Project Summary;Coordinator's name;Coordinator organisation type;Coordinator's country;Partner 1 name;"
        "Partner 1 country\n"
        "Creative Europe;Culture;Cooperation;Theatre;2017;2017-09-01;2019-08-31;583-CREA;Masks;Masks travel.;"
        "Teatr Pod Lipą;NGO;PL;Maschere;IT\n"
    )
    project, coordinator, partner = read_results(written(tmp_path, "crea.csv", text))
    assert isinstance(project, ProjectRecord)
    assert (project.key, project.start, project.end) == ("583-CREA", date(2017, 9, 1), date(2019, 8, 31))
    assert taking_part([coordinator, partner]) == [
        ("583-CREA", "Teatr Pod Lipą", "PL", "coordinator"),
        ("583-CREA", "Maschere", "IT", "participant"),
    ]


def test_pairs_of_towns(tmp_path: Path) -> None:
    text = (
        "city1,country1,lat1,lng1,city2,country2,lat2,lng2\n"
        "Lipowo,Poland,50.0,18.6,Seedorf,Germany,51.5,6.5\n"
        "Seedorf,Germany,51.5,6.5,Lipowo,Poland,50.0,18.6\n"
        "Lipowo,Poland,50.0,18.6,Lipowo,Poland,50.0,18.6\n"
        "Jezero,Yugoslavia,44.0,17.0,Llanfair,Wales,x,4.0\n"
    )
    records = list(read_pairs(written(tmp_path, "twins.csv", text)))
    ties = [record for record in records if isinstance(record, TwinningRecord)]
    assert [(tie.one.name, tie.other.name, tie.other.country) for tie in ties] == [
        ("Lipowo", "Seedorf", "DE"),
        ("Jezero", "Llanfair", "GB"),
    ]
    assert ties[1].other.latitude is None
    assert troubles(records) == [
        (3, Problem.REPEATED),
        (4, Problem.SELF),
        (5, Problem.FORMER_COUNTRY),
        (5, Problem.MALFORMED),
    ]


def test_wikidata_results_in_both_forms(tmp_path: Path) -> None:
    row = {
        "one": "http://www.wikidata.org/entity/Q1",
        "oneLabel": "Lipowo",
        "oneCountry": "PL",
        "oneCoordinates": "Point(18.6 50.0)",
        "onePopulation": "62000",
        "other": "http://www.wikidata.org/entity/Q2",
        "otherLabel": "Seedorf",
        "otherCountry": "DE",
        "since": "2004-09-10T00:00:00Z",
    }
    bindings = [{key: {"type": "literal", "value": value} for key, value in row.items()}]
    plain = written(tmp_path, "plain.json", json.dumps([row, "noise", {"one": "x"}]))
    protocol = written(tmp_path, "protocol.json", json.dumps({"results": {"bindings": bindings}}))
    table = written(tmp_path, "table.csv", ",".join(row) + "\n" + ",".join(row.values()) + "\n")
    first, *rest = read_wikidata(plain)
    assert isinstance(first, TwinningRecord)
    assert (first.one.key, first.one.population, first.one.latitude, first.since) == (
        "Q1",
        62000,
        50.0,
        date(2004, 9, 10),
    )
    assert [problem for _, problem in troubles(rest)] == [Problem.MALFORMED, Problem.MISSING]
    assert list(read_wikidata(protocol)) == [first]
    assert list(read_wikidata(table)) == [first]
    with pytest.raises(UnreadableFile, match="no whole JSON"):
        list(read_wikidata(written(tmp_path, "cut.json", json.dumps([row])[:40])))
