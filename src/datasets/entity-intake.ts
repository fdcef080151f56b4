import type { Entity } from './document.ts';
import { canonicalText, entityText, fingerprint } from './fingerprint.ts';
import { type Intake, type Placed, wrongWith } from './intake.ts';
import { settleSpans, type WrittenSpan } from './spans.ts';

/** Takes in one document with its entities, of which there may be none, or says why it cannot. */
export function takeEntities(
  intake: Intake,
  file: string,
  text: Placed,
  spans: readonly WrittenSpan[],
  source: (line: number) => string | undefined,
): void {
  const canonical = canonicalText(text.text);
  const wrong = wrongWith('text', canonical, text);
  if (wrong !== null) {
    intake.problems.add({ file, severity: 'error', ...wrong }, () => source(wrong.line));
    return;
  }
  const { entities, complaints } = settleSpans(text.text, canonical, spans);
  for (const { place, ...complaint } of complaints)
    intake.problems.add({ file: place.file, line: place.line, column: place.column, ...complaint }, place.source);
  if (complaints.some(({ severity }) => severity === 'error')) return;
  intake.documents.push({
    text: canonical,
    labels: intake.labels(entities.map(({ type }) => type)),
    entities: entities.map((entity): Entity => ({ ...entity, type: intake.labels([entity.type])[0]! })),
    fingerprint: fingerprint(canonical, entities.map(entityText)),
    file,
    line: text.line,
    column: text.column,
  });
}
