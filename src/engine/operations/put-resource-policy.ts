import * as c from '../constraints.ts';
import { present } from '../lake/store.ts';
import { modelAt } from '../models.ts';
import { found, type Operation } from '../operation.ts';
import { newPolicy, requireRevision } from '../policy.ts';

export const putResourcePolicy: Operation<'putResourcePolicy'> = {
  constraints: { ResourceArn: c.required(c.modelArn), ResourcePolicy: c.required(c.policy), PolicyRevisionId: c.policyRevision },
  outrun: 'InternalServerException',

  run: async (request, services) => {
    const { store, now } = services;
    const { name } = await modelAt(request.ResourceArn!, services);
    const changed = await store.models.change(name, (current) => {
      const model = found(present(current));
      requireRevision(model.policy, request.PolicyRevisionId);
      return { ...model, policy: newPolicy(request.ResourcePolicy!, model.policy, now()) };
    });
    return { PolicyRevisionId: changed!.policy!.revision };
  },
};
