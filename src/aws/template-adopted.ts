/**
 * A flywheel that was there before and is adopted. The stack does not own it unless its parameters are given: CloudFormation takes over what is
 * there by an import alone, and it must be told what the flywheel is like, which flywheel.yaml does not say. It is kept when the stack goes.
 */
import { parseArn } from '../comprehend/arn.ts';
import { attribute, isGiven, type Part, ref, text } from './cloudformation.ts';

export const adoptedParameters: Part = {
  AdoptedDataLake: text('To import the adopted flywheel into the stack, DataLakeS3Uri as it was made with; empty leaves it alone', ''),
  AdoptedRole: text('The data access role of the adopted flywheel, by its ARN; empty for that of the stack', ''),
  AdoptedModel: text(
    'The active model of the adopted flywheel, by the ARN of its version; empty leaves that to whoever promotes there',
    '',
  ),
};

export const adoptedConditions: Part = {
  OwnsAdopted: isGiven('AdoptedDataLake'),
  HasAdoptedRole: isGiven('AdoptedRole'),
  HasAdoptedModel: isGiven('AdoptedModel'),
};

/** @param arn of the flywheel */
export function adoptedFlywheel(arn: string): Part {
  return {
    Type: 'AWS::Comprehend::Flywheel',
    Condition: 'OwnsAdopted',
    ...{ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' },
    Properties: {
      ...{ FlywheelName: parseArn(arn)!.name, DataLakeS3Uri: ref('AdoptedDataLake') },
      DataAccessRoleArn: { 'Fn::If': ['HasAdoptedRole', ref('AdoptedRole'), attribute('DataAccessRole', 'Arn')] },
      ActiveModelArn: { 'Fn::If': ['HasAdoptedModel', ref('AdoptedModel'), ref('AWS::NoValue')] },
    },
  };
}
