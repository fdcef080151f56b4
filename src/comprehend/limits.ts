/**
 * Quotas of Amazon Comprehend for plain-text custom classifiers, entity recognizers and flywheels, per account and region.
 * Source: developer guide, page guidelines-and-limits (sections limits-flywheels, limits-custom-endpoints) as of June 2023,
 * where no other page is named. Most can be raised through Service Quotas.
 */
export const limits = {
  flywheels: 50,
  flywheelsCreating: 10,
  /** A dataset cannot be deleted: after these a flywheel takes no more. */
  trainDatasetsPerFlywheel: 50,
  testDatasetsPerFlywheel: 10,
  /** In status CREATING, in the whole account. */
  datasetsIngesting: 10,
  /** In the whole account. */
  iterationsInProgress: 10,
  endpoints: 10,
  inferenceUnits: 100,
  inferenceUnitsPerEndpoint: 10,
  jobsInProgress: 10,
  tagsPerResource: 50,
  /** Page guidelines-and-limits, document classification. */
  multiLabelClasses: 100,
  multiClassClasses: 1000,
  augmentedManifests: 5,
  /** Of one augmented manifest. */
  attributeNames: 5,
  dataset: {
    bytesMin: 500,
    bytesMax: 5 * 1024 ** 3,
    documentsMax: 1_000_000,
    /** Page prep-classifier-data: 10 is the least, 50 recommended; the quota table says 50 for multi-class. A plan should keep to 50. */
    documentsPerLabelMin: 10,
    /** TRAIN documents of a multi-label classifier in all. */
    multiLabelDocumentsMin: 50,
  },
  /** Service model, EntityTypes: "a maximum of 25 entity types". */
  entityTypes: 25,
  /** Page guidelines-and-limits, entity recognition: plain text, annotations. */
  recognizerDataset: {
    bytesMax: 200 * 1024 ** 2,
    documentsMin: 3,
    documentsMax: 200_000,
    documentBytesMax: 5000,
    annotationsPerTypeMin: 25,
  },
  /** Of CreateEntityRecognizer alone: a dataset of a flywheel may be smaller, and be annotated by a shorter list. */
  recognizerTraining: {
    /** Of all documents together. */
    bytesMin: 5 * 1024,
    listMatchesPerTypeMin: 200,
  },
  /** Page cer-entity-list. */
  entityList: {
    entriesMax: 1_000_000,
    entryCharactersMax: 5000,
  },
  /** Page guidelines-and-limits, asynchronous analysis with custom models. */
  job: {
    bytesMax: 5 * 1024 ** 3,
    /** Lines, or files where each is a document. */
    documentsMax: 1_000_000,
    classifierDocumentBytesMax: 10 * 1024 ** 2,
    recognizerDocumentBytesMax: 1024 ** 2,
  },
  /** UTF-8 bytes of one ClassifyDocument call. */
  classifyDocumentBytes: 10 * 1024,
  /** UTF-8 bytes of one DetectEntities call with an endpoint. */
  detectEntitiesBytes: 5 * 1024,
} as const;

/** Page supported-languages: the languages that custom models can be trained in. */
export const trainableLanguages: readonly string[] = ['de', 'en', 'es', 'fr', 'it', 'pt'];
