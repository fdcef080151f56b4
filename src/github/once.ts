import { isRequestError } from './client.ts';

/**
 * Creates something that must exist once, although GitHub may create it and fail to say so. After a server error we look
 * whether it is there before trying a second time.
 */
export async function createOnce<Thing>(create: () => Promise<Thing>, find: () => Promise<Thing | null>): Promise<Thing> {
  try {
    return await create();
  } catch (error) {
    if (!isRequestError(error) || error.status < 500) throw error;
    return (await find()) ?? (await create());
  }
}
