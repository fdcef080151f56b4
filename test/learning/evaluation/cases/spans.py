# Made spans.json with seqeval 1.2.2: python spans.py > spans.json
import json, random
from seqeval.metrics import classification_report
from seqeval.metrics.sequence_labeling import get_entities
from seqeval.scheme import IOB2
random.seed(13)
def tags(types, length):
    row = []
    while len(row) < length:
        if random.random() < 0.7: row.append('O')
        else:
            kind = random.choice(types); row += [f'B-{kind}'] + [f'I-{kind}'] * random.randint(0, 2)
    return row[:length]
def noisy(row, types, noise):
    out, before = [], 'O'
    for tag in row:
        if random.random() < noise: tag = random.choice(['O'] + [f'B-{kind}' for kind in types])
        if tag.startswith('I-') and before[1:] != tag[1:]: tag = 'B' + tag[1:]
        out.append(tag); before = tag
    return out
def case(name, types, rows, noise):
    actual = [tags(types, random.randint(1, 12)) for _ in range(rows)]
    return name, actual, [noisy(row, types, noise) for row in actual]
cases = [
    case('two types', ['PERSON', 'PRODUCT'], 60, 0.2),
    case('six types, many mistakes', [f'T{i}' for i in range(6)], 80, 0.5),
    ('a type never found, another never there', [['B-A', 'O', 'B-B', 'I-B'], ['O', 'B-A']], [['B-A', 'O', 'O', 'O'], ['B-C', 'B-A']]),
    ('all wrong', [['B-A', 'I-A', 'O']], [['O', 'B-A', 'I-A']]),
    ('nothing found', [['B-A', 'O'], ['O', 'O']], [['O', 'O'], ['O', 'O']]),
]
out = []
for name, actual, predicted in cases:
    report = classification_report(actual, predicted, mode='strict', scheme=IOB2, output_dict=True, zero_division=0)
    rates = lambda row: dict(f1=float(row['f1-score']), precision=float(row['precision']), recall=float(row['recall']), support=int(row['support']))
    # A token is one character here.
    spans = lambda rows: [sorted(f'{start}-{end + 1} {kind}' for kind, start, end in get_entities(row)) for row in rows]
    pooled = rates(report['micro avg']); pooled.pop('support')
    out.append(dict(name=name, actual=spans(actual), predicted=spans(predicted), pooled=pooled,
        perLabel={kind: rates(row) for kind, row in report.items() if not kind.endswith(' avg')}))
print(json.dumps(out))
