import type { OutOfFold } from '../comprehend/model-stats.ts';
import { canonicalText } from '../datasets/fingerprint.ts';
import { type Classifier, loadClassifier } from '../learning/classifier/model.ts';
import { trainMultiLabelClassifier } from '../learning/classifier/multi-label.ts';
import { trainClassifier } from '../learning/classifier/train.ts';
import { evaluate } from '../learning/evaluation/classification.ts';
import { evaluateLabelSets, labelsAt } from '../learning/evaluation/label-sets.ts';
import type { Learner, LoadedModel } from './learner.ts';

/** From this confidence on the service counts a label as given. */
const threshold = 0.5;

/** Document classifiers of both modes. */
export const classification: Learner = {
  train({ mode }, documents, labels, progress) {
    const { model, outOfFold } =
      mode === 'MULTI_LABEL'
        ? trainMultiLabelClassifier(documents, labels, { progress })
        : trainClassifier(
            documents.map(({ text, labels: [label] }) => ({ text, label: label! })),
            labels,
            { progress },
          );
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
