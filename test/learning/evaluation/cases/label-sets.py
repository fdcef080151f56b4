# Made label-sets.json with scikit-learn 1.9.1: python label-sets.py > label-sets.json
import json, random
from sklearn.metrics import accuracy_score, hamming_loss, precision_recall_fscore_support as prf
from sklearn.preprocessing import MultiLabelBinarizer
random.seed(11)
def case(name, labels, n, noise):
    actual = [sorted(random.sample(labels, random.randint(1, min(3, len(labels))))) for _ in range(n)]
    def seen(row):
        kept = [label for label in row if random.random() > noise] + [label for label in labels if random.random() < noise / len(labels)]
        return sorted(set(kept)) or [random.choice(labels)]
    return name, actual, [seen(row) for row in actual]
cases = [
    case('three labels', ['bug', 'docs', 'performance'], 40, 0.3),
    case('twelve labels', [f'l{i:02}' for i in range(12)], 90, 0.4),
    ('a label never given, another never there', [['a'], ['a', 'b'], ['b', 'c']], [['a'], ['a', 'ghost'], ['b']]),
    ('all wrong', [['a'], ['b']], [['b'], ['a']]),
    ('one document', [['a', 'b']], [['a', 'b']]),
]
out = []
for name, actual, predicted in cases:
    every = sorted({l for row in actual + predicted for l in row}); supported = sorted({l for row in actual for l in row})
    binary = MultiLabelBinarizer(classes=every).fit([every]); a, b = binary.transform(actual), binary.transform(predicted)
    which = [every.index(l) for l in supported]
    macro = prf(a, b, labels=which, average='macro', zero_division=0); micro = prf(a, b, average='micro', zero_division=0)
    p, r, f, s = prf(a, b, average=None, zero_division=0)
    out.append(dict(name=name, actual=actual, predicted=predicted, labels=len(every), scores=dict(
        f1=float(macro[2]), precision=float(macro[0]), recall=float(macro[1]), accuracy=float(accuracy_score(a, b)),
        microF1=float(micro[2]), documents=len(actual), microPrecision=float(micro[0]), microRecall=float(micro[1]), hammingLoss=float(hamming_loss(a, b)),
        perLabel={l: dict(f1=float(f[i]), precision=float(p[i]), recall=float(r[i]), support=int(s[i])) for i, l in enumerate(every)})))
print(json.dumps(out))
