/** What S3 answers: flat XML, and headers by which it is known. */

/** The texts of the elements of that name. */
export function elements(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map((match) => unescaped(match[1]!));
}

const marks: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const unescaped = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/gi, (_, hex?: string, decimal?: string, mark?: string) =>
    mark === undefined ? String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)) : marks[mark.toLowerCase()]!,
  );

export const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Answers that hold an error or a name are short; an object may be long. */
const shortBytes = 64 * 1024;

/** The reason of a refusal as S3 calls it. */
export const codeIn = (bytes: Uint8Array): string | undefined => elements(textOf(bytes.subarray(0, shortBytes)), 'Code')[0];

/** Reasons in an answer that began with 200, by the status that they would have had; what is not among them is refused. */
const statuses: Record<string, number> = {
  ...{ PreconditionFailed: 412, ConditionalRequestConflict: 409, OperationAborted: 409, NoSuchUpload: 404 },
  ...{ InternalError: 500, ServiceUnavailable: 503, SlowDown: 503, RequestTimeout: 503 },
};

/** The error that an answer of status 200 holds; undefined when it holds none. */
export function errorIn(bytes: Uint8Array): { status: number } | undefined {
  if (!/^\s*(<\?xml[^>]*>\s*)?<Error[\s>]/.test(textOf(bytes.subarray(0, shortBytes)))) return undefined;
  return { status: statuses[codeIn(bytes) ?? ''] ?? 400 };
}

/**
 * Whether S3 gave the answer, or a proxy a page of its own. Amazon sends `x-amz-request-id` with everything, as MinIO and Ceph do; moto and
 * Cloudflare R2 give objects an ETag of 32 hex digits, which those of files on a web server never have; lists and uploads have their element.
 */
export function isOfS3({ status, headers, bytes }: { status: number; headers: Headers; bytes: Uint8Array }): boolean {
  if (status === 204 || [...headers.keys()].some((name) => name.startsWith('x-amz-'))) return true;
  if (/^"?[0-9a-f]{32}(-\d+)?"?$/i.test(headers.get('etag') ?? '')) return true;
  return /^\s*(<\?xml[^>]*>\s*)?<(ListBucketResult|InitiateMultipartUploadResult|CompleteMultipartUploadResult)[\s>/]/.test(
    textOf(bytes.subarray(0, 1024)),
  );
}

/** The first characters of an answer, for a message. */
export const beginningOf = (bytes: Uint8Array): string => JSON.stringify(textOf(bytes.subarray(0, 1024)).trim().slice(0, 60));
