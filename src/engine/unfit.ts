/** What is wrong with documents, as the message of what reads them: a model that ends IN_ERROR, a job that ends FAILED. */
export class Unfit extends Error {
  override name = 'Unfit';
}
