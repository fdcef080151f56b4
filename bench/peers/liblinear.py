"""liblinear (scikit-learn's LinearSVC) on TF-IDF of words and pairs, as a peer of bench/benchmark.ts: python3 liblinear.py FOLDER"""
import json, resource, sys, time
from csv import DictReader
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC


def read(name):
    with open(f"{sys.argv[1]}/{name}.csv", encoding="utf-8", newline="") as file:
        rows = list(DictReader(file))
    return [row["text"] for row in rows], [row["category"] for row in rows]


texts, labels = read("train")
features = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"\w+|[^\w\s]")
matrix = features.fit_transform(texts)
ready = time.process_time()
model = LinearSVC(C=1.0).fit(matrix, labels)
end = time.process_time()
texts, labels = read("test")
right = sum(a == b for a, b in zip(model.predict(features.transform(texts)), labels))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(json.dumps({"name": "liblinear, features ready", "seconds": end - ready, "accuracy": right / len(labels), "megabytes": peak}))
