"""fastText with pairs of words and 100 dimensions, as a peer of bench/benchmark.ts: python3 fasttext.py FOLDER"""
import json, os, random, re, resource, sys, tempfile, time
from csv import DictReader

# This file has the name of what it imports, and stands first on the path.
sys.path = [place for place in sys.path if os.path.abspath(place) != os.path.dirname(os.path.abspath(__file__))]
import fasttext


def read(name):
    with open(f"{sys.argv[1]}/{name}.csv", encoding="utf-8", newline="") as file:
        rows = list(DictReader(file))
    return [" ".join(re.findall(r"\w+|[^\w\s]", row["text"].lower())) for row in rows], [row["category"] for row in rows]


texts, labels = read("train")
names = sorted(set(labels))
lines = [f"__label__{names.index(label)} {text}\n" for text, label in zip(texts, labels)]
random.Random(1).shuffle(lines)  # It learns in the order of the file, and from sorted labels badly.
with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
    file.writelines(lines)
    file.flush()
    began = time.process_time()
    model = fasttext.train_supervised(file.name, dim=100, wordNgrams=2, epoch=25, lr=1.0, minCount=1, thread=2, verbose=0)
    seconds = time.process_time() - began
texts, labels = read("test")
predicted = model.predict(texts)[0]
right = sum(names[int(answer[0].removeprefix("__label__"))] == label for answer, label in zip(predicted, labels))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(json.dumps({"name": "fastText, 100 dimensions", "seconds": seconds, "accuracy": right / len(labels), "megabytes": peak}))
