#!/usr/bin/env node
import { answer, answerToBug } from './commands/terminal.ts';

const argv = process.argv.slice(2);
// A reader such as `head` may leave before everything is written: that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
// The AWS SDK's own switch for eight lines about Node 20 before every answer; docs/aws.md says it once.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
try {
  const { text, stream, code } = await answer(argv);
  process[stream].write(text);
  process.exitCode = code;
} catch (error) {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`flywheel: this is a bug, please report it with what follows.\n${trace}\n`);
  process.stdout.write(answerToBug(error, argv));
  process.exitCode = 70;
}
