"""CRFsuite on the features usual for names, as a peer of bench/entities.ts: python3 crfsuite.py [ap] FOLDER (l-bfgs, or its averaged perceptron)"""
import json, os, resource, sys, tempfile, time
import pycrfsuite
from seqeval.metrics import f1_score


method = "ap" if sys.argv[1] == "ap" else "lbfgs"


def read(name):
    with open(f"{sys.argv[-1]}/{name}.conll", encoding="utf-8") as file:
        blocks = [[line.split("\t") for line in block.split("\n") if line.strip()] for block in file.read().replace("\n\t\n", "\n\n").split("\n\n")]
    blocks = [block for block in blocks if block]
    return [[token for token, _ in block] for block in blocks], [[tag for _, tag in block] for block in blocks]


def shape(word):
    kinds = ["X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c for c in word]
    return "".join(kind for at, kind in enumerate(kinds) if at == 0 or kinds[at - 1] != kind)


def features(words, at):
    word = lambda place: words[place] if 0 <= place < len(words) else ("<s>" if place < 0 else "</s>")
    own = words[at]
    lower = {by: word(at + by).lower() for by in range(-2, 3)}
    shapes = {by: shape(word(at + by)) for by in range(-1, 2)}
    found = ["bias", f"w={own}"] + [f"l{by}={text}" for by, text in lower.items()] + [f"s{by}={text}" for by, text in shapes.items()]
    found += [f"l-1|l0={lower[-1]}|{lower[0]}", f"l0|l1={lower[0]}|{lower[1]}", f"s-1|s0={shapes[-1]}|{shapes[0]}", f"s0|s1={shapes[0]}|{shapes[1]}"]
    found += [f"w{by}={word(at + by)}" for by in (-1, 1)] + [f"s|l-1={shapes[0]}|{lower[-1]}", f"s|l1={shapes[0]}|{lower[1]}"]
    for length in range(1, 5):
        found += [f"p{length}={own[:length].lower()}", f"e{length}={own[-length:].lower()}"]
    return found


train_words, train_tags = read("train")
test_words, test_tags = read("test")
trainer = pycrfsuite.Trainer(algorithm=method, verbose=False)
for words, tags in zip(train_words, train_tags):
    trainer.append([features(words, at) for at in range(len(words))], tags)
if method == "lbfgs":
    trainer.set_params({"c1": 0.1, "c2": 0.1, "max_iterations": 100, "feature.possible_transitions": True})
with tempfile.NamedTemporaryFile(suffix=".crfsuite") as file:
    began = time.process_time()
    trainer.train(file.name)
    seconds = time.process_time() - began
    size = os.path.getsize(file.name)
    tagger = pycrfsuite.Tagger()
    tagger.open(file.name)
    found = [tagger.tag([features(words, at) for at in range(len(words))]) for words in test_words]
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(json.dumps({"name": f"CRFsuite, {method}", "seconds": seconds, "f1": f1_score(test_tags, found), "bytes": size, "megabytes": peak}))
