import type { OutOfFold } from '../comprehend/model-stats.ts';
import type { Document } from '../datasets/document.ts';
import { canonicalText } from '../datasets/fingerprint.ts';
import { type ClassifierTraining, fitting } from '../learning/classifier/fitting.ts';
import { type Classifier, loadClassifier } from '../learning/classifier/model.ts';
import { multiLabelTraining } from '../learning/classifier/multi-label.ts';
import { classifierTraining } from '../learning/classifier/train.ts';
import { evaluate } from '../learning/evaluation/classification.ts';
import { evaluateLabelSets, labelsAt } from '../learning/evaluation/label-sets.ts';
import type { Learner, LoadedModel } from './learner.ts';
import { finishInThreads } from './threads.ts';

/** From this confidence on the service counts a label as given. */
const threshold = 0.5;

/** Document classifiers of both modes. */
export const classification: Learner = {
  async train({ mode }, documents, labels, threads, progress) {
    const finished = <Result>(training: ClassifierTraining<Result>): Promise<Result> =>
      finishInThreads(training, fitting, threads, progress);
    const { model, outOfFold } =
      mode === 'MULTI_LABEL'
        ? await finished(multiLabelTraining(documents, labels, progress))
        : await finished(classifierTraining(documents.map(singleLabel), labels, progress));
    const { predicted, scores, givenScores } = outOfFold;
    const rows = documents.map(
      ({ fingerprint, labels: given }, at): OutOfFold => ({
        fingerprint,
        given,
        predicted: [predicted[at]!].flat().map((number) => labels[number]!),
        score: scores[at]!,
        givenScore: givenScores[at]!,
      }),
    );
    return { model, outOfFold: rows };
  },

  load(bytes) {
    const classifier = loadClassifier(bytes);
    const isMultiLabel = classifier.mode === 'multi-label';
    return {
      evaluate: isMultiLabel ? evaluatedByLabelSet(classifier) : evaluatedByLabel(classifier),
      answer(text) {
        const all = classifier.classify(canonicalText(text)).map(({ name, score }) => ({ Name: name, Score: score }));
        return isMultiLabel ? { Labels: all } : { Classes: all };
      },
    };
  },
};

const singleLabel = ({ text, labels: [label] }: Document) => ({ text, label: label! });

const evaluatedByLabel =
  (classifier: Classifier): LoadedModel['evaluate'] =>
  (documents) =>
    evaluate(
      documents.map((document) => document.labels[0]!),
      documents.map((document) => classifier.classify(document.text)[0]!.name),
    );

const evaluatedByLabelSet =
  (classifier: Classifier): LoadedModel['evaluate'] =>
  (documents) =>
    evaluateLabelSets(
      documents.map((document) => document.labels),
      documents.map((document) => labelsAt(classifier.classify(document.text), threshold)),
      classifier.labels.length,
    );
