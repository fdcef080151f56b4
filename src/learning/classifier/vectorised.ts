import type { ArrayType, Room } from './workspace.ts';

/** What is used here of the global of this name, which browsers and Node have. */
declare const WebAssembly:
  | undefined
  | {
      validate(bytes: Uint8Array): boolean;
      Module: new (bytes: Uint8Array) => CompiledModule;
      Memory: new (size: { initial: number }) => { buffer: ArrayBuffer };
      Instance: new (module: CompiledModule, imports: { env: { memory: object } }) => { exports: Record<string, unknown> };
    };

interface CompiledModule {
  readonly compiled?: never;
}

const pageBytes = 1 << 16;
/** Where more would be needed, plain JavaScript has to do: addresses have 32 bits, and engines refuse the largest memories. */
const mostBytes = 2 ** 31;
/** A cache line, so that no row of weights lies across two. */
const alignment = 64;

const compiled = new Map<string, CompiledModule>();

/**
 * A module compiled from one of the .as files beside this one, in a memory of its own, which is as large as the arrays that `layOut`
 * asks for and goes when they go. The module has a variable of the name of each array, which is told where the array begins.
 * Undefined where WebAssembly or its vectors are missing, or the memory would be too large.
 */
export function openModule<Arrays extends object, Functions>(
  base64: string,
  layOut: (room: Room) => Arrays,
): { arrays: Arrays; functions: Functions } | undefined {
  if (typeof WebAssembly === 'undefined') return undefined;
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  if (!WebAssembly.validate(bytes)) return undefined;
  let end = 0;
  const place = (of: ArrayType<unknown>, length: number): number => {
    const start = end;
    end = Math.ceil((end + length * of.BYTES_PER_ELEMENT) / alignment) * alignment;
    return start;
  };
  layOut((of, length) => {
    place(of, length);
    return new of(0);
  });
  if (end > mostBytes) return undefined;
  const memory = new WebAssembly.Memory({ initial: Math.ceil(end / pageBytes) });
  end = 0;
  const arrays = layOut((of, length) => new of(memory.buffer, place(of, length), length));
  const module = compiled.get(base64) ?? new WebAssembly.Module(bytes);
  compiled.set(base64, module);
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  tellPlaces(exports, arrays);
  return { arrays, functions: exports as Functions };
}

/** Sets the module's variable of the name of each of the arrays to where it begins. */
export function tellPlaces(functions: object, arrays: object): void {
  const variables = functions as Record<string, { value: number }>;
  for (const [name, array] of Object.entries(arrays)) if (ArrayBuffer.isView(array)) variables[name]!.value = array.byteOffset;
}
