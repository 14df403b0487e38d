"""Simple matchers to measure beside: each takes the nearest example, or a linear classifier, with its score."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable

import numpy as np
from rapidfuzz import fuzz, process
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_union
from sklearn.svm import LinearSVC

Labelled = list[tuple[str, str]]
Judged = tuple[str | None, float]
Judge = Callable[[str], Judged]


def _fuzzy(scorer: Callable[..., float]) -> Callable[[Labelled], Judge]:
    def build(train: Labelled) -> Judge:
        sentences = [sentence.lower() for sentence, _ in train]

        def judge(sentence: str) -> Judged:
            found = process.extractOne(sentence.lower(), sentences, scorer=scorer)
            return (train[found[2]][1], found[1]) if found else (None, 0.0)

        return judge

    return build


def _bm25(train: Labelled) -> Judge:
    """Okapi BM25 with its usual constants over the examples as documents."""
    k1, b = 1.5, 0.75
    documents = [Counter(_words(sentence)) for sentence, _ in train]
    lengths = [sum(document.values()) for document in documents]
    mean = sum(lengths) / len(lengths)
    frequency = Counter(word for document in documents for word in document)
    weight = {word: math.log(1 + (len(train) - n + 0.5) / (n + 0.5)) for word, n in frequency.items()}

    def score(words: list[str], at: int) -> float:
        document, norm = documents[at], k1 * (1 - b + b * lengths[at] / mean)
        return sum(
            weight[word] * document[word] * (k1 + 1) / (document[word] + norm) for word in words if document[word]
        )

    def judge(sentence: str) -> Judged:
        words = _words(sentence)
        scores = [score(words, at) for at in range(len(train))]
        best = int(np.argmax(scores))
        return train[best][1], scores[best]

    return judge


def _words(sentence: str) -> list[str]:
    return re.findall(r"\w+", sentence.lower())


def _nearest_tfidf(train: Labelled) -> Judge:
    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
    matrix = vectorizer.fit_transform([sentence for sentence, _ in train])

    def judge(sentence: str) -> Judged:
        similarities = (matrix @ vectorizer.transform([sentence]).T).toarray().ravel()
        best = int(similarities.argmax())
        return train[best][1], float(similarities[best])

    return judge


def _linear_svm(train: Labelled) -> Judge:
    vectorizer = make_union(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True),
    )
    classifier = LinearSVC().fit(vectorizer.fit_transform([sentence for sentence, _ in train]), [y for _, y in train])

    def judge(sentence: str) -> Judged:
        scores = np.atleast_1d(classifier.decision_function(vectorizer.transform([sentence])).squeeze())
        if len(classifier.classes_) == len(scores) + 1:
            scores = np.array([-scores[0], scores[0]])
        return str(classifier.classes_[scores.argmax()]), float(scores.max())

    return judge


RIVALS: dict[str, Callable[[Labelled], Judge]] = {
    "rapidfuzz WRatio, nearest example": _fuzzy(fuzz.WRatio),
    "rapidfuzz token_set_ratio, nearest example": _fuzzy(fuzz.token_set_ratio),
    "BM25, nearest example": _bm25,
    "TF-IDF of characters, nearest example": _nearest_tfidf,
    "TF-IDF of words and characters, linear SVM": _linear_svm,
}
