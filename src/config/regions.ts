import type { Problem } from '../problems/problem.ts';
import type { Report } from './rules.ts';
import type { Sound } from './shape.ts';

/** Where Amazon Comprehend trains custom models (AWS General Reference, page comprehend). Elsewhere no address of it exists. */
const regions = [
  ...['us-east-1', 'us-east-2', 'us-west-2', 'us-gov-west-1', 'ca-central-1'],
  ...['eu-central-1', 'eu-west-1', 'eu-west-2'],
  ...['ap-south-1', 'ap-northeast-1', 'ap-northeast-2', 'ap-southeast-1', 'ap-southeast-2'],
];

/** A region without the service is told before anything is asked of it. */
export function checkRegion({ engine }: Sound, report: Report): Problem[] {
  const region = engine?.comprehend?.region;
  if (region === undefined || regions.includes(region)) return [];
  const message = `\`engine.comprehend.region\` is ${region}, where Amazon Comprehend trains no custom models; it does in ${regions.join(', ')}.`;
  return [
    report(['engine', 'comprehend', 'region'], 'unknown-value', message, {
      hint: 'Choose one of these, with a bucket in the same region: models and documents do not leave it.',
    }),
  ];
}
