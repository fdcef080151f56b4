import { simdModule } from './kernel.generated.ts';
import type { Kernel } from './kernel.ts';
import { type ArrayType, layOut, type Sizes, type Workspace } from './workspace.ts';

/** What is used here of the global of this name, which browsers and Node have. */
declare const WebAssembly:
  | undefined
  | {
      validate(bytes: Uint8Array): boolean;
      Module: new (bytes: Uint8Array) => CompiledModule;
      Memory: new (size: { initial: number }) => { buffer: ArrayBuffer };
      Instance: new (module: CompiledModule, imports: { env: { memory: object } }) => { exports: Exports };
    };

/** The exports of kernel.as: its two functions, and where it looks for the arrays. */
type Exports = Pick<Kernel, 'learn' | 'score'> & Record<keyof Workspace, { value: number }>;
interface CompiledModule {
  readonly compiled?: never;
}

const pageBytes = 1 << 16;
/** Where more would be needed, the plain kernel has to do: addresses have 32 bits, and engines refuse the largest memories. */
const mostBytes = 2 ** 31;
/** A cache line, so that no row of weights lies across two. */
const alignment = 64;

const bytes = Uint8Array.from(atob(simdModule), (character) => character.charCodeAt(0));
let compiled: CompiledModule | undefined;

/** The kernel of kernel.as, or undefined where WebAssembly or its vectors are missing, or its memory would not do. */
export function simdKernel(sizes: Sizes): Kernel | undefined {
  if (typeof WebAssembly === 'undefined' || !WebAssembly.validate(bytes)) return undefined;
  let end = 0;
  const place = (of: ArrayType<unknown>, length: number): number => {
    const start = end;
    end = Math.ceil((end + length * of.BYTES_PER_ELEMENT) / alignment) * alignment;
    return start;
  };
  layOut(sizes, (of, length) => {
    place(of, length);
    return new of(0);
  });
  if (end > mostBytes) return undefined;
  const memory = new WebAssembly.Memory({ initial: Math.ceil(end / pageBytes) });
  end = 0;
  const workspace = layOut(sizes, (of, length) => new of(memory.buffer, place(of, length), length));
  compiled ??= new WebAssembly.Module(bytes);
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  for (const [name, array] of Object.entries(workspace)) exports[name as keyof Workspace].value = array.byteOffset;
  return { workspace, learn: exports.learn, score: exports.score };
}
