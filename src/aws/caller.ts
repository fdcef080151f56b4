/** Whose credentials they are. */
import { type Credentials, signed } from './sigv4.ts';

export interface CallerOptions {
  /** `https://sts.eu-west-1.amazonaws.com`, or any other. */
  endpoint: string;
  region: string;
  credentials: () => Promise<Credentials>;
  clock: () => Date;
}

const answerMilliseconds = 10_000;
const question = new TextEncoder().encode('Action=GetCallerIdentity&Version=2011-06-15');

/**
 * The account, 12 digits, by the one call that no policy can forbid; null when it is not answered.
 * Source: STS API reference, GetCallerIdentity.
 */
export async function callerAccount({ endpoint, region, credentials, clock }: CallerOptions): Promise<string | null> {
  if (!URL.canParse(endpoint)) return null;
  const url = new URL(endpoint);
  const request = { method: 'POST', url, headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: question };
  const headers = signed(request, await credentials(), { region, service: 'sts', at: clock() });
  try {
    const response = await fetch(url, { method: 'POST', headers, body: question, signal: AbortSignal.timeout(answerMilliseconds) });
    return /<Account>(\d{12})<\/Account>/.exec(await response.text())?.[1] ?? null;
  } catch {
    // A network that lets nobody reach STS says nothing about the account.
    return null;
  }
}
