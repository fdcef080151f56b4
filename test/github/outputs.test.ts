import { describe, expect, it } from 'vitest';
import { annotationsOf, printAnnotations } from '../../src/github/annotations.ts';
import { outputsOf } from '../../src/github/outputs.ts';
import type { Problem } from '../../src/problems/problem.ts';
import { applied, context, hold, preview, reject, report } from '../report/builders.ts';
import { newSink } from './desk.ts';

const problem = (line: number, severity: Problem['severity'], message = 'The text is empty.'): Problem => ({
  file: 'data/a.csv',
  line,
  column: 2,
  rule: 'empty-text',
  severity,
  message,
});

describe('outputs', () => {
  it('of one flywheel are its own', () => {
    expect(outputsOf(report('apply', applied()), context)).toMatchObject({
      verdict: 'PROMOTE',
      status: 'done',
      changed: 'true',
      'active-model': '3f9a1c2e',
      'candidate-model': '3f9a1c2e',
      f1: '0.884',
    });
  });

  it('of several are the most serious, and what belongs to one is empty', () => {
    const outputs = outputsOf(
      report('apply', applied(), applied({ verdict: reject, status: 'training', changed: false }), applied({ verdict: hold })),
      context,
    );
    expect(outputs).toMatchObject({ verdict: 'REJECT', status: 'training', changed: 'true', 'active-model': '', f1: '' });
    expect(JSON.parse(outputs.result!).flywheels).toHaveLength(3);
  });

  it('of a failure say so', () => {
    const outputs = outputsOf({ ...report('apply'), error: { kind: 'git', message: 'No.' } }, context);
    expect(outputs).toMatchObject({ verdict: '', status: 'failed', changed: 'false' });
    expect(JSON.parse(outputs.result!).error).toEqual({ kind: 'git', message: 'No.' });
  });

  it('stay below what GitHub takes, saying that lists were shortened', () => {
    const problems = Array.from({ length: 20_000 }, (_, index) => problem(index + 1, 'warning'));
    const { result } = outputsOf(report('preview', preview({ problems })), context);
    expect(result!.length).toBeLessThan(300_000);
    expect(JSON.parse(result!)).toMatchObject({ shortened: true, name: 'support-tickets', verdict: { decision: 'PROMOTE' } });
    const many = outputsOf(
      report('preview', ...Array.from({ length: 100 }, (_, index) => preview({ name: `desk-${index}`, problems }))),
      context,
    );
    expect(many.result!.length).toBeLessThan(300_000);
    expect(JSON.parse(many.result!).flywheels).toHaveLength(100);
  });
});

describe('annotations', () => {
  it('stand at the lines of problems and of labels that look wrong, errors first', () => {
    const suspicious = [{ text: 'a', file: 'data/b.csv', line: 7, given: 'billing', predicted: 'refund', surprise: 0.9 }];
    const { annotations, total } = annotationsOf(
      report('preview', preview({ problems: [problem(5, 'warning'), problem(9, 'error')], suspicious })),
      50,
    );
    expect(total).toBe(3);
    expect(annotations.map(({ path, start_line, annotation_level }) => [path, start_line, annotation_level])).toEqual([
      ['data/a.csv', 9, 'failure'],
      ['data/a.csv', 5, 'warning'],
      ['data/b.csv', 7, 'warning'],
    ]);
    expect(annotations[2]!.message).toBe('The label is "billing", the active model says "refund".');
  });

  it('show what hides and keep the length that the runner shows', () => {
    const { annotations } = annotationsOf(
      report('check', preview({ problems: [problem(1, 'error', `\u202eevil\n::error::x ${'y'.repeat(9000)}`)] })),
      50,
    );
    expect(annotations[0]!.message).toMatch(/^\\u\{202e\}evil ::error::x y+…$/);
    expect(annotations[0]!.message.length).toBeLessThanOrEqual(4096);
  });

  it('as commands are ten of a kind, and the tenth says how many more', () => {
    const sink = newSink();
    const problems = [
      ...Array.from({ length: 25 }, (_, index) => problem(index + 1, 'error')),
      ...Array.from({ length: 10 }, (_, index) => problem(index + 1, 'warning')),
    ];
    printAnnotations(report('check', preview({ ok: false, problems })), sink);
    expect(sink.annotations.filter(({ level }) => level === 'failure')).toHaveLength(10);
    expect(sink.annotations.filter(({ level }) => level === 'warning')).toHaveLength(10);
    expect(sink.annotations[9]).toEqual({ level: 'failure', path: null, message: "16 more like these; all 25 are in the job's summary." });
  });
});
