#!/usr/bin/env node
import { answer } from './commands/terminal.ts';

try {
  const { text, code } = await answer(process.argv.slice(2));
  process.stdout.write(text);
  process.exitCode = code;
} catch (error) {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`flywheel: this is a bug, please report it with what follows.\n${trace}\n`);
  process.exitCode = 70;
}
