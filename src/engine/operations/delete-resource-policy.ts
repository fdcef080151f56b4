import * as c from '../constraints.ts';
import { present } from '../lake/store.ts';
import { modelAt } from '../models.ts';
import { found, type Operation } from '../operation.ts';
import { requireRevision } from '../policy.ts';

export const deleteResourcePolicy: Operation<'deleteResourcePolicy'> = {
  constraints: { ResourceArn: c.required(c.modelArn), PolicyRevisionId: c.policyRevision },
  outrun: 'InternalServerException',

  run: async (request, services) => {
    const { name } = await modelAt(request.ResourceArn!, services);
    await services.store.models.change(name, (current) => {
      const { policy, ...model } = found(present(current));
      requireRevision(found(policy), request.PolicyRevisionId);
      return model;
    });
    return {};
  },
};
