# Made scikit-learn.json with scikit-learn 1.9.1: python scikit-learn.py > scikit-learn.json
import json, random
from sklearn.metrics import accuracy_score, confusion_matrix, precision_recall_fscore_support as prf
random.seed(7)
def case(name, labels, extra, n, noise):
    actual = [random.choice(labels) for _ in range(n)]
    predicted = [a if random.random() > noise else random.choice(labels + extra) for a in actual]
    return name, actual, predicted
cases = [
    case('three labels', ['billing', 'refund', 'technical'], [], 30, 0.4),
    case('a label predicted but never true', ['a', 'b'], ['ghost'], 25, 0.5),
    ('a label never predicted', ['a', 'a', 'b', 'c'], ['a', 'b', 'b', 'a']),
    ('all wrong', ['a', 'b'], ['b', 'a']),
    ('one document', ['a'], ['a']),
    case('skewed, twelve labels', [f'l{i}' for i in range(12) for _ in range(i + 1)], [], 90, 0.3),
]
out = []
for name, actual, predicted in cases:
    supported = sorted(set(actual)); every = sorted(set(actual) | set(predicted))
    macro = prf(actual, predicted, labels=supported, average='macro', zero_division=0)
    micro = prf(actual, predicted, average='micro', zero_division=0)
    p, r, f, s = prf(actual, predicted, labels=every, zero_division=0)
    m = confusion_matrix(actual, predicted, labels=every)
    out.append(dict(name=name, actual=actual, predicted=predicted, scores=dict(
        f1=float(macro[2]), precision=float(macro[0]), recall=float(macro[1]),
        accuracy=float(accuracy_score(actual, predicted)), microF1=float(micro[2]), documents=len(actual),
        perLabel={l: dict(f1=float(f[i]), precision=float(p[i]), recall=float(r[i]), support=int(s[i])) for i, l in enumerate(every)},
        confusion=[[a, b, int(m[i][j])] for i, a in enumerate(every) for j, b in enumerate(every) if m[i][j]])))
print(json.dumps(out))
