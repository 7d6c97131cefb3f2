import csv

import pytest

from onrecord.reading.language import LanguageGuess, name_language, tell_language
from tests.corpora import CORPORA

FOREIGN = {
    "fr": "Le ministre a déclaré mardi que le gouvernement ne céderait pas aux demandes des "
    "syndicats. Selon lui, la réforme est nécessaire pour l'avenir du pays.",
    "de": "Der Minister sagte am Dienstag, die Regierung werde den Forderungen der Gewerkschaften "
    "nicht nachgeben. Die Reform sei für die Zukunft des Landes notwendig.",
    "es": "El ministro dijo el martes que el gobierno no cederá a las demandas de los sindicatos. "
    "Según él, la reforma es necesaria para el futuro del país.",
    "pt": "O ministro disse na terça-feira que o governo não vai ceder às exigências dos "
    "sindicatos. Segundo ele, a reforma é necessária para o futuro do país.",
    "it": "Il ministro ha detto martedì che il governo non cederà alle richieste dei sindacati. "
    "Secondo lui la riforma è necessaria per il futuro del paese.",
    "nl": "De minister zei dinsdag dat de regering niet zal toegeven aan de eisen van de "
    "vakbonden. Volgens hem is de hervorming nodig voor de toekomst van het land.",
    "tr": "Bakan salı günü yaptığı açıklamada hükümetin sendikaların taleplerine boyun "
    "eğmeyeceğini söyledi. Ona göre reform ülkenin geleceği için gerekli.",
    "id": "Menteri mengatakan pada hari Selasa bahwa pemerintah tidak akan menyerah pada tuntutan "
    "serikat pekerja. Menurutnya reformasi itu diperlukan untuk masa depan negara.",
    "ru": "Министр заявил во вторник, что правительство не уступит требованиям профсоюзов.",
    "zh": "部长星期二表示，政府不会向工会的要求让步。他说，这项改革对国家的未来是必要的。",
    "ar": "قال الوزير يوم الثلاثاء إن الحكومة لن ترضخ لمطالب النقابات، وأضاف أن الإصلاح ضروري.",
}


@pytest.mark.parametrize("code", FOREIGN)
def test_another_language_is_told_and_not_read(code: str) -> None:
    assert tell_language(FOREIGN[code]) == LanguageGuess(code, False)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "42",
        "Doe wins",
        "Tim Kaine, Mike Pence, Hillary Clinton, Recep Tayyip Erdoğan, Emmanuel Macron",
        "Police arrest three suspects after bank robbery",
        "The minister told “Le Monde” that the government would not give in to the unions.",
        "\ud800\x00",
    ],
)
def test_english_is_assumed_when_unsure(text: str) -> None:
    assert tell_language(text) == LanguageGuess("en", True)


def test_an_english_article_that_quotes_another_language_is_english() -> None:
    english = "The minister said that the government would not give in to what they asked for. "
    assert tell_language(english * 20 + FOREIGN["fr"] + english * 20).readable


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the corpora are not here; see docs/parts.md")
def test_all_english_articles_of_the_corpora_are_english() -> None:
    texts = [path.read_text("utf-8") for path in (CORPORA / "polnear").glob("*/text/*.txt")]
    with (CORPORA / "wikinews" / "wikinews_2019.csv").open(newline="", encoding="utf-8") as rows:
        texts += [row["text"] for row in csv.DictReader(rows)]
    assert {tell_language(text).code for text in texts} == {"en"}


def test_a_language_has_its_english_name_where_it_is_common() -> None:
    assert name_language("de") == "German (de)"
    assert name_language("la") == "la"
